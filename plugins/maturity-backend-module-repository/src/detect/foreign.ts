/**
 * Folders whose files are not the repository's own: vendored, generated, made
 * up for tests, samples for readers, or the content of templates.
 */
export const foreignFolders = [
  '__fixtures__',
  '__mocks__',
  '__snapshots__',
  '.git',
  '.terraform',
  '.venv',
  '.yarn',
  'bower_components',
  'cookiecutters',
  'demo',
  'demos',
  'example',
  'examples',
  'fixture',
  'fixtures',
  'mocks',
  'node_modules',
  'sample',
  'samples',
  'scaffold',
  'site-packages',
  'skeleton',
  'skeletons',
  'test-data',
  'test-fixtures',
  'test_data',
  'testdata',
  'third-party',
  'third_party',
  'thirdparty',
  'vendor',
  'vendored',
  'venv',
] as const;

/**
 * Folders that support a project without being what it runs on: an
 * infrastructure file in them serves a test or a page.
 */
export const supportFolders = [
  '__tests__',
  'bench',
  'benchmark',
  'benchmarks',
  'doc',
  'docs',
  'documentation',
  'e2e',
  'e2e-tests',
  'integration-tests',
  'test',
  'tests',
  'tutorial',
  'tutorials',
] as const;

const foreign = anywhere(foreignFolders);
const support = anywhere(supportFolders);
// Folders such as `fixtures-esm`, `templates/x/content`, and names with template placeholders.
const madeUp =
  /(?:^|\/)(?:fixtures[-_][^/]*|templates?\/(?:[^/]+\/)?content)\/|\{\{|\$\{|<%/;

/** Whether a path, in lower case, lies in a folder that is not the repository's own. */
export function isForeign(path: string): boolean {
  return foreign.test(path) || madeUp.test(path);
}

/** Whether a path, in lower case, lies in a folder of tests or documentation. */
export function isSupport(path: string): boolean {
  return support.test(path);
}

function anywhere(folders: readonly string[]): RegExp {
  const names = folders.map(folder => folder.replace(/\./g, '\\.')).join('|');
  return new RegExp(`(?:^|/)(?:${names})/`);
}
