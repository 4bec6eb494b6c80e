import { SqlClient } from '../declaration/connectionSchema';
import { listPlaceholders } from '../declaration/placeholders';
import { SqlRequestDeclaration } from '../declaration/sqlSchema';
import { splitSql } from './splitSql';

/** How a driver writes the values that are bound. */
const BOUND = { pg: /\$\d/, mysql2: /\?/ } as const;

/**
 * Finds what keeps a query from being one SELECT with bound values. The database
 * refuses writes by itself; this says so earlier.
 */
export function* findQueryProblems(
  query: string,
  client: SqlClient,
): Iterable<string> {
  const parts = splitSql(query, client);
  // Texts, names and comments hide no word, and separate those around them.
  const code = parts.map(part => (part.isCode ? part.text : ' ')).join('');
  const others = parts.filter(part => !part.isCode);
  if (!/^\s*\(*\s*(?:select|with|values|table)\b/i.test(code)) {
    yield 'must be a SELECT';
  }
  if (/;\s*\S/.test(code)) {
    yield 'must be one statement';
  }
  if (/\binto\b/i.test(code)) {
    yield 'must not write: INTO is not allowed';
  }
  if (
    /\bfor\s+(?:no\s+key\s+)?(?:update|(?:key\s+)?share)\b|\block\s+in\b/i.test(
      code,
    )
  ) {
    yield 'must not lock rows';
  }
  if (/['"`]|\/\*/.test(code)) {
    yield 'has a quote or a comment that does not end';
  }
  if (others.some(({ text }) => /^\/\*M?!/.test(text))) {
    yield 'must not have comments that are executed: /*!';
  }
  if (BOUND[client].test(code)) {
    yield 'must name values: {key}, {keys} or {parameters.…}';
  }
  for (const { text } of others) {
    for (const name of listPlaceholders(text)) {
      if (/^(?:keys?|parameters\..*)$/.test(name)) {
        yield `must not have {${name}} in quotes or comments: it is bound as a value`;
      }
    }
  }
}

/** Lists the placeholders in the code of a query, for all databases that read it. */
export function listQueryPlaceholders(
  { query }: Pick<SqlRequestDeclaration, 'query'>,
  client: SqlClient,
): readonly string[] {
  return splitSql(query, client)
    .filter(part => part.isCode)
    .flatMap(part => listPlaceholders(part.text));
}
