import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCopies } from './findCopies.mjs';
import {
  formatLock,
  lockedVersions,
  parseLock,
  unpin,
  withoutBackstage,
} from './lockfile.mjs';

const entry = (keys, version, dependencies = {}) =>
  [
    `"${keys}":`,
    `  version: ${version}`,
    `  resolution: "${keys.split(', ')[0]}"`,
    ...(Object.keys(dependencies).length > 0 ? ['  dependencies:'] : []),
    ...Object.entries(dependencies).map(
      ([name, range]) => `    "${name}": "npm:${range}"`,
    ),
    '  languageName: node',
    '  linkType: hard',
  ].join('\n');
const lock = (...entries) =>
  `# This file is generated\n\n__metadata:\n  version: 8\n\n${entries.join(
    '\n\n',
  )}\n`;

const pinned = lock(
  entry('@backstage/ui@npm:0.18.0', '0.18.0'),
  entry('@backstage/plugin-a@npm:1.0.0', '1.0.0', {
    '@backstage/ui': '^0.18.0',
    react: '^18.0.0',
  }),
  entry('app@workspace:packages/app', '0.0.0-use.local', {
    '@backstage/ui': '^0.17.0 || ^0.18.0',
    '@backstage/plugin-a': '^1.0.0',
  }),
  entry('react@npm:^18.0.0, react@npm:^18.0.2', '18.3.1'),
);

test('a lock is written as it was read', () => {
  assert.equal(formatLock(parseLock(pinned)), pinned);
});

test('without pins, each range leads to the version that was pinned', () => {
  const { entries } = parseLock(unpin(pinned));
  assert.deepEqual(entries[0].descriptors, [
    '@backstage/ui@npm:0.18.0',
    '@backstage/ui@npm:^0.17.0 || ^0.18.0',
    '@backstage/ui@npm:^0.18.0',
  ]);
  assert.deepEqual(entries[3].descriptors, [
    'react@npm:^18.0.0',
    'react@npm:^18.0.2',
  ]);
});

test('a seed holds neither Backstage nor workspaces', () => {
  assert.deepEqual(
    [...lockedVersions(withoutBackstage(pinned))],
    [['react', ['18.3.1']]],
  );
});

test('a second version of a framework package is a copy', () => {
  const newer = entry('@backstage/ui@npm:^0.20.0', '0.20.0');
  assert.deepEqual(findCopies(pinned, pinned), []);
  assert.deepEqual(findCopies(pinned, `${pinned}\n${newer}\n`), [
    '@backstage/ui stands more than once: 0.18.0, 0.20.0',
  ]);
});

test('two versions that an app has by itself are not ours', () => {
  const twice = `${pinned}\n${entry('@backstage/ui@npm:^0.20.0', '0.20.0')}\n`;
  assert.deepEqual(findCopies(twice, twice), []);
});

test('two versions of a package that only we bring are copies', () => {
  const signals = ['0.0.26', '0.0.28'].map(version =>
    entry(`@backstage/plugin-signals-react@npm:${version}`, version),
  );
  assert.deepEqual(findCopies(pinned, `${pinned}\n${signals.join('\n\n')}\n`), [
    '@backstage/plugin-signals-react stands more than once: 0.0.26, 0.0.28',
  ]);
});
