// All checks and tests. `npm test -- <word>…` runs only the steps whose name
// contains one of the words, for use while developing; the closing line then
// counts only those.
import process from 'node:process';
import { onInterrupt, stopAll } from './commands.mjs';
import { checks } from './checks/index.mjs';
import { runJest } from './checks/jest.mjs';

const words = process.argv.slice(2).filter(word => !word.startsWith('-'));
const steps = [...checks, { name: 'unit and database tests', run: runJest }];
const chosen = steps.filter(
  ({ name }) => words.length === 0 || words.some(word => name.includes(word)),
);
if (chosen.length === 0) {
  console.error(`No step is named like that. Steps:\n${list(steps)}`);
  process.exit(2);
}

onInterrupt(stopAll);

let passed = 0;
let failed = 0;
const summary = [];
for (const step of chosen) {
  console.log(`\n━━ ${step.name}`);
  const began = Date.now();
  const { passes = 0, failures } = await attempt(step);
  passed += passes;
  failed += failures.length;
  for (const failure of failures) console.log(`✕ ${failure}`);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  summary.push(
    `${failures.length === 0 ? '✓' : '✕'} ${step.name.padEnd(
      44,
    )} ${seconds.padStart(6)} s` +
      `${passes > 1 ? `  ${passes} tests` : ''}` +
      `${failures.length > 0 ? `  ${failures.length} failed` : ''}`,
  );
}
await stopAll();

console.log(`\n━━ summary\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function attempt({ run }) {
  try {
    const failures = await run();
    if (!Array.isArray(failures)) return failures;
    return { passes: failures.length === 0 ? 1 : 0, failures };
  } catch (error) {
    return { failures: [error.stack ?? String(error)] };
  }
}

function list(all) {
  return all.map(({ name }) => `  ${name}`).join('\n');
}
