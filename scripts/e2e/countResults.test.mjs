import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countResults } from './countResults.mjs';

const report = (...statuses) => ({
  errors: [],
  suites: [
    {
      title: 'entity.spec.ts',
      suites: [
        {
          title: 'entity tab',
          specs: statuses.map((status, index) => ({
            title: `test ${index}`,
            tests: [{ projectName: 'app', status }],
          })),
        },
      ],
    },
  ],
});

test('counts passed browser tests', () => {
  assert.deepEqual(countResults(report('expected', 'expected')), {
    passed: 2,
    failures: [],
  });
});

test('names failed, flaky and skipped browser tests', () => {
  assert.deepEqual(countResults(report('unexpected', 'flaky', 'skipped')), {
    passed: 0,
    failures: [
      'app › entity.spec.ts › entity tab › test 0: failed',
      'app › entity.spec.ts › entity tab › test 1: passed only when repeated',
      'app › entity.spec.ts › entity tab › test 2: was skipped',
    ],
  });
});

test('does not accept a run without browser tests', () => {
  assert.deepEqual(countResults({ errors: [], suites: [] }), {
    passed: 0,
    failures: ['No browser test ran'],
  });
});

test('reports what broke before the tests', () => {
  assert.deepEqual(
    countResults({ ...report(), errors: [{ message: 'bad' }] }),
    {
      passed: 0,
      failures: ['bad', 'No browser test ran'],
    },
  );
});
