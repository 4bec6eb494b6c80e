// Writes all generated documents. With `--check`, it lists the ones that are
// out of date.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { root, runNode } from './commands.mjs';

/**
 * Lists the scripts in scripts/docs that generate a document: the ones with
 * `--check`.
 */
export function generators() {
  const folder = path.join(root, 'scripts', 'docs');
  return readdirSync(folder)
    .filter(name => /(?<!\.test)\.(ts|mjs)$/.test(name))
    .filter(name =>
      readFileSync(path.join(folder, name), 'utf8').includes("'--check'"),
    )
    .map(name => path.join('scripts', 'docs', name));
}

/** Runs one generator and returns its exit code. */
export function runGenerator(file, args = []) {
  return runNode([
    ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
    ...[file, ...args],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  for (const file of generators()) {
    process.exitCode ||= await runGenerator(file, args);
  }
}
