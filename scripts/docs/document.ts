import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = resolve(__dirname, '../..');

/**
 * Writes a document. In check mode, it fails the process if the file is out of
 * date.
 */
export function writeOrCheck(options: {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly markdown: string;
  readonly check: boolean;
}): void {
  const path = resolve(root, options.path);
  const expected = format(options.markdown, {
    ...resolveConfig.sync(path),
    filepath: path,
  });
  if (!options.check) {
    writeFileSync(path, expected);
  } else if (readIfExists(path) !== expected) {
    process.stderr.write(
      `${relative(
        root,
        path,
      )} is out of date. Run \`yarn docs\` and commit the result.\n`,
    );
    process.exitCode = 1;
  }
}

/** Replaces the part of a file between two comments. */
export function replaceSection(options: {
  readonly path: string;
  readonly name: string;
  readonly markdown: string;
  /** The text so far; that of the file when left out. */
  readonly text?: string;
}): string {
  const { path, name, markdown } = options;
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = options.text ?? readFileSync(resolve(root, path), 'utf8');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`${path} has no section between ${start} and ${end}`);
  }
  return `${text.slice(0, from + start.length)}\n\n${markdown}\n\n${text.slice(
    to,
  )}`;
}

/** Formats a Markdown table. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map(cell => cell.replace(/\|/g, '\\|').replace(/\n/g, ' '))
      .join(' | ')} |`;
  return [header, header.map(() => '---'), ...rows].map(line).join('\n');
}

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
