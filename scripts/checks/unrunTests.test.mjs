import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../commands.mjs';
import { findEngines } from './testFiles.mjs';
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
    [{ file, engines: ['SQLITE_3', 'POSTGRES_18'] }],
    ran(['saves, SQLITE_3'], ['saves, POSTGRES_18']),
    [],
  ],
  [
    'an engine left out',
    [{ file, engines: ['SQLITE_3', 'POSTGRES_18'] }],
    ran(['saves, SQLITE_3']),
    ['plugins/a/src/a.test.ts: no test ran on POSTGRES_18'],
  ],
]) {
  test(`finds tests that did not run: ${title}`, () => {
    const normalise = problem => problem.replaceAll(path.sep, '/');
    assert.deepEqual(findUnrunTests(files, results).map(normalise), expected);
  });
}

test('database suites run on both engines, or on those that they name', () => {
  assert.deepEqual(findEngines('it works'), []);
  assert.deepEqual(findEngines('each(testDatabaseIds) of TestDatabases'), [
    'SQLITE_3',
    'POSTGRES_18',
  ]);
  assert.deepEqual(
    findEngines("TestDatabases.create({ ids: ['POSTGRES_18'] })"),
    ['POSTGRES_18'],
  );
});
