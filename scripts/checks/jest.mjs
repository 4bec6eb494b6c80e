import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { commandOf, root, runNode } from '../commands.mjs';
import { CONNECTION_VARIABLE, startPostgres } from '../postgres.mjs';
import { testFiles } from './testFiles.mjs';
import { findUnrunTests } from './unrunTests.mjs';

/** All jest suites, against SQLite and a PostgreSQL 18 of their own. */
export async function runJest() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'maturity-jest-'));
  const outputFile = path.join(folder, 'results.json');
  const postgres = await startPostgres();
  let code;
  try {
    code = await runNode(
      [
        commandOf('@backstage/cli', 'backstage-cli'),
        ...['repo', 'test', '--json', '--outputFile', outputFile],
        ...['--maxWorkers', process.env.JEST_WORKERS ?? '2', '--ci'],
      ],
      {
        env: {
          CI: '1',
          NODE_ENV: 'test',
          TZ: 'UTC',
          // With CI set, Backstage's TestDatabases would look for docker.
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          [CONNECTION_VARIABLE]: postgres.url,
        },
      },
    );
  } finally {
    await postgres.stop();
  }

  const report = JSON.parse(
    await readFile(outputFile, 'utf8').catch(() => '{"testResults":[]}'),
  );
  await rm(folder, { recursive: true, force: true });

  const failures = report.testResults.flatMap(failuresOf);
  failures.push(...findUnrunTests(await testFiles(), report.testResults));
  if (code !== 0 && failures.length === 0) {
    failures.push(`jest ended with exit code ${code}`);
  }
  return { passes: report.numPassedTests ?? 0, failures };
}

function failuresOf({ name, status, message, assertionResults }) {
  const file = path.relative(root, name);
  const failed = assertionResults.filter(test => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') {
    return [`${file} did not run: ${message.split('\n', 3).join(' ')}`];
  }
  return failed.map(({ fullName }) => `${file}: ${fullName}`);
}
