import { SqlClient } from '../declaration/connectionSchema';

/** A part of a statement: its code, or a text, quoted name or comment in it. */
export interface SqlPart {
  readonly text: string;
  readonly isCode: boolean;
}

const QUOTED = {
  pg: [
    String.raw`\b[eE]'(?:[^'\\]|\\[^]|'')*'`,
    String.raw`'(?:[^']|'')*'`,
    String.raw`"(?:[^"]|"")*"`,
    String.raw`--[^\n]*`,
    String.raw`/\*[^]*?\*/`,
    // The tag of the first quote ends it.
    String.raw`\$(?<tag>(?:[A-Za-z_]\w*)?)\$[^]*?\$\k<tag>\$`,
  ],
  mysql2: [
    String.raw`'(?:[^'\\]|\\[^]|'')*'`,
    String.raw`"(?:[^"\\]|\\[^]|"")*"`,
    '`(?:[^`]|``)*`',
    String.raw`--(?:[ \t][^\n]*)?(?=\n|$)`,
    String.raw`#[^\n]*`,
    String.raw`/\*[^]*?\*/`,
  ],
} as const satisfies Record<SqlClient, readonly string[]>;

/** Splits a statement into code and what is none, as a database reads it. */
export function splitSql(statement: string, client: SqlClient): SqlPart[] {
  const pattern = new RegExp(QUOTED[client].join('|'), 'g');
  const parts: SqlPart[] = [];
  let end = 0;
  for (const { 0: text, index } of statement.matchAll(pattern)) {
    parts.push({ text: statement.slice(end, index), isCode: true });
    parts.push({ text, isCode: false });
    end = index + text.length;
  }
  parts.push({ text: statement.slice(end), isCode: true });
  return parts.filter(part => part.text !== '');
}
