import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTarball } from './tarball.mjs';

const files = [
  ...['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'],
  ...['dist/index.cjs.js', 'dist/index.d.ts', 'config.d.ts'],
];
const manifest = {
  name: 'a-plugin',
  version: '0.1.0',
  main: './dist/index.cjs.js',
  types: './dist/index.d.ts',
  configSchema: 'config.d.ts',
  exports: {
    '.': {
      backstage: '@backstage/BackendFeature',
      require: './dist/index.cjs.js',
      types: './dist/index.d.ts',
    },
    './package.json': './package.json',
  },
  dependencies: {
    'a-library': '^0.1.0',
    '@backstage/ui': '^0.18.0 || ^0.20.0',
  },
};

test('a complete package has no problems', () => {
  assert.deepEqual(checkTarball({ files, manifest }), []);
});

test('licence, readme and changelog belong into each package', () => {
  assert.deepEqual(
    checkTarball({
      files: files.filter(file => !/^[A-Z]/.test(file)),
      manifest,
    }),
    [
      'a-plugin: README.md is missing',
      'a-plugin: LICENSE is missing',
      'a-plugin: CHANGELOG.md is missing',
    ],
  );
});

test('a package that nobody else can install is not published', () => {
  assert.deepEqual(
    checkTarball({
      files,
      manifest: {
        ...manifest,
        version: '0.0.0',
        dependencies: { 'a-library': 'workspace:^' },
      },
    }),
    [
      'a-plugin: has no version yet',
      'a-plugin: a-library is asked for as workspace:^',
    ],
  );
});

test('each entry leads to a file', () => {
  assert.deepEqual(
    checkTarball({
      files: files.filter(file => file !== 'dist/index.d.ts'),
      manifest,
    }),
    ['a-plugin: names dist/index.d.ts, which is missing'],
  );
});

test('tests and sources stay at home', () => {
  assert.deepEqual(
    checkTarball({ files: [...files, 'src/index.ts'], manifest }),
    ['a-plugin: src/index.ts does not belong into a package'],
  );
});
