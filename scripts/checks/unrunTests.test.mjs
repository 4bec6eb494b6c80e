import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../commands.mjs';
import { findUnrunTests } from './unrunTests.mjs';

const file = path.join(root, 'plugins', 'a', 'src', 'a.test.ts');
const ran = (...tests) => [
  {
    name: file,
    assertionResults: tests.map(([fullName, status = 'passed']) => ({
      fullName,
      status,
    })),
  },
];

for (const [title, files, results, expected] of [
  ['nothing to say', [{ file }], ran(['works']), []],
  ['a failed test ran', [{ file }], ran(['works', 'failed']), []],
  ['no test files', [], [], ['No test file was found']],
  [
    'a file that jest did not see',
    [{ file }],
    [],
    ['plugins/a/src/a.test.ts: no test ran'],
  ],
  [
    'a file that could not be loaded',
    [{ file }],
    ran(),
    ['plugins/a/src/a.test.ts: no test ran'],
  ],
  [
    'a skipped test',
    [{ file }],
    ran(['works'], ['later', 'pending']),
    ['plugins/a/src/a.test.ts: pending test: later'],
  ],
  [
    'a planned test',
    [{ file }],
    ran(['works'], ['some day', 'todo']),
    ['plugins/a/src/a.test.ts: todo test: some day'],
  ],
  [
    'both engines',
    [{ file, usesDatabases: true }],
    ran(['saves, SQLITE_3'], ['saves, POSTGRES_18']),
    [],
  ],
  [
    'an engine left out',
    [{ file, usesDatabases: true }],
    ran(['saves, SQLITE_3']),
    ['plugins/a/src/a.test.ts: no test ran on POSTGRES_18'],
  ],
]) {
  test(`finds tests that did not run: ${title}`, () => {
    const normalise = problem => problem.replaceAll(path.sep, '/');
    assert.deepEqual(findUnrunTests(files, results).map(normalise), expected);
  });
}
