import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { listInstalled } from './listInstalled.mjs';

function withRepository(manifests, use) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'installed-'));
  for (const [folder, manifest] of Object.entries(manifests)) {
    mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(
      path.join(root, folder, 'package.json'),
      JSON.stringify({ version: '1.0.0', license: 'MIT', ...manifest }),
    );
  }
  try {
    use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('follows dependencies as Node resolves them, each version once', () => {
  withRepository(
    {
      'plugins/a': { name: 'a', dependencies: { one: '1', b: '1' } },
      'plugins/b': { name: 'b', dependencies: { two: '1' } },
      'plugins/c': { name: 'c', private: true, dependencies: { gone: '1' } },
      'node_modules/one': { name: 'one', dependencies: { two: '2' } },
      'node_modules/one/node_modules/two': { name: 'two', version: '2.0.0' },
      'node_modules/two': { name: 'two', license: { type: 'ISC' } },
    },
    root => {
      assert.deepEqual(
        listInstalled(root).map(one => Object.values(one).join(' ')),
        [
          'one 1.0.0 MIT true a',
          'two 2.0.0 MIT false one',
          'two 1.0.0 ISC true b',
        ],
      );
    },
  );
});

test('names a dependency that is not installed', () => {
  withRepository(
    { 'plugins/a': { name: 'a', dependencies: { gone: '1' } } },
    root => assert.throws(() => listInstalled(root), /a depends on gone/),
  );
});
