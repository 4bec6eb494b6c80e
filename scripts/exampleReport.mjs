// Writes docs/example-report.pdf: opens the report page of the demo in Chromium,
// with docs/example-report.md as the answer of the backend, and prints it.
import path from 'node:path';
import process from 'node:process';
import { onInterrupt, root, runNode, stopAll } from './commands.mjs';

onInterrupt(stopAll);
process.exitCode = await runNode(
  [
    path.join(root, 'scripts', 'e2e.mjs'),
    ...process.argv.slice(2),
    ...['report.spec.ts', '--project', 'app', '--grep', 'documentation'],
  ],
  { env: { UPDATE_GOLDEN: '1' } },
);
