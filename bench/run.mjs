// Runs the benchmarks: a table for people and one line of JSON for each figure.
// `npm run bench -- evaluate` runs only the modules that are named.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { onInterrupt } from '../scripts/commands.mjs';
import { startPostgres } from '../scripts/postgres.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { printFigure } = require('./Figure.ts');

const wanted = process.argv.slice(2);
const modules = readdirSync(folder)
  .filter(name => name.endsWith('.ts'))
  .filter(name =>
    readFileSync(path.join(folder, name), 'utf8').includes(
      'export async function run()',
    ),
  )
  .filter(
    name => wanted.length === 0 || wanted.includes(path.parse(name).name),
  );
if (modules.length === 0) throw new Error('No benchmark is named like that');

const postgres = await startPostgres();
onInterrupt(() => postgres.stop());
process.env.BENCH_POSTGRES_URL = `${postgres.url}/postgres`;

const figures = [];
try {
  for (const name of modules) {
    console.log(`▸ ${path.parse(name).name}`);
    figures.push(...(await require(`./${name}`).run()));
  }
} finally {
  await postgres.stop();
}

console.log();
figures.forEach(printFigure);
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
