// Runs the benchmarks and prints a table and one line of JSON per figure.
// `npm run bench -- evaluate` runs only the named modules; with
// `--write`, their figures are written to docs/performance.md. With `--short`, those
// of `npm run chaos` do less, and only counts that must be zero fail the run.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { onInterrupt } from '../scripts/commands.mjs';
import { findChromium } from '../scripts/e2e/findChromium.mjs';
import { startPostgres } from '../scripts/postgres.mjs';
import { writeFigures } from './writeFigures.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { printFigure } = require('./Figure.ts');

const document = path.join(folder, '..', 'docs', 'performance.md');
const { values: options, positionals: wanted } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
if (options.short) {
  process.env.FUZZ_REQUESTS ??= '2000';
  process.env.KILLS ??= '5';
}
/** They take many minutes. */
const ON_DEMAND = [
  'deliveryScale.ts',
  'kills.ts',
  'scale.ts',
  'shards.ts',
  'upgrade.ts',
];
const modules = readdirSync(folder)
  .filter(name => name.endsWith('.ts'))
  .filter(name =>
    readFileSync(path.join(folder, name), 'utf8').includes(
      'export async function run(',
    ),
  )
  .filter(name =>
    wanted.length === 0
      ? !ON_DEMAND.includes(name)
      : wanted.includes(path.parse(name).name),
  );
if (modules.length === 0) throw new Error('No benchmark is named like that');

const postgres = await startPostgres();
onInterrupt(() => postgres.stop());
process.env.BENCH_POSTGRES_URL = `${postgres.url}/postgres`;
process.env.CHROMIUM_PATH = findChromium();

const figures = [];
let failed = false;
try {
  for (const name of modules) {
    const benchmark = path.parse(name).name;
    console.log(`▸ ${benchmark}`);
    const measured = await require(`./${name}`).run({ startPostgres });
    if (options.write) writeFigures(document, benchmark, measured);
    figures.push(...measured);
  }
} catch (error) {
  // An exit hook of the database would take an uncaught error for its own.
  console.error(error);
  failed = true;
} finally {
  await postgres.stop();
}

console.log();
figures.forEach(printFigure);
// In a short run on a loaded machine, times and sizes say little.
const counted = figures.filter(({ budget }) => !options.short || budget === 0);
const missed = counted.filter(({ ok }) => !ok).length;
if (options.short) {
  console.log(`${counted.length - missed} passed, ${missed} failed`);
}
process.exit(!failed && missed === 0 ? 0 : 1);
