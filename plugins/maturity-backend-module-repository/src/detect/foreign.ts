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
  'mock',
  'node_modules',
  'sample',
  'scaffold',
  'site-packages',
  'skeleton',
  'skeletons',
  'test-data',
  'test_data',
  'testdata',
  'third-party',
  'third_party',
  'thirdparty',
  'vendor',
  'vendored',
  'venv',
] as const;

/** Words between dashes, dots or underscores that make a folder foreign. */
export const foreignWords = [
  'examples',
  'fixture',
  'fixtures',
  'mocks',
  'samples',
] as const;

/**
 * Folders that support a project without being what it runs on: an
 * infrastructure file in them serves a test or a page.
 */
export const supportFolders = [
  'bench',
  'benchmark',
  'benchmarks',
  'doc',
  'docs',
  'documentation',
  'kuttl',
  'molecule',
  'tutorial',
  'tutorials',
] as const;

/** Words between dashes, dots or underscores that make a folder one of tests. */
export const supportWords = [
  'acceptance',
  'chainsaw',
  'conformance',
  'e2e',
  'test',
  'testing',
  'tests',
] as const;

const foreign = new Set<string>(foreignFolders);
const support = new Set<string>(supportFolders);
const words = {
  foreign: new Set<string>(foreignWords),
  support: new Set<string>(supportWords),
};
// Folders such as `templates/x/content`, and names with template placeholders.
const madeUp = /(?:^|\/)templates?\/(?:[^/]+\/)?content\/|\{\{|\$\{|<%/;
// Below these folders of Maven and Gradle, folders are packages such as `com.example.demo`.
const packages = /((?:^|\/)src\/[^/]+\/(?:java|kotlin|groovy|scala)\/).*\//;

/** Whether a path lies in the content of a template that is below its first characters. */
export function isTemplateContent(path: string, from: number): boolean {
  const match = /(?:^|\/)templates?\/(?:[^/]+\/)?(?:content|skeleton)\//i.exec(
    path,
  );
  return match !== null && match.index + match[0].length > from;
}

interface Kind {
  readonly isForeign: boolean;
  readonly isSupport: boolean;
}

const neither: Kind = { isForeign: false, isSupport: false };
const kinds = new Map<string, Kind>();

/** Whether a path, in lower case, lies in a folder that is not the repository's own. */
export function isForeign(path: string): boolean {
  return classify(path).isForeign;
}

/** Whether a path, in lower case, lies in a folder of tests or documentation. */
export function isSupport(path: string): boolean {
  return classify(path).isSupport;
}

/** Judges the folder of a path; the many files of one folder cost one judgement. */
function classify(path: string): Kind {
  const end = path.lastIndexOf('/');
  const folder = path.slice(0, end + 1);
  if (end < 0) {
    return madeUp.test(path) ? { ...neither, isForeign: true } : neither;
  }
  let kind = kinds.get(folder);
  if (!kind) {
    const segments = folder.replace(packages, '$1').split('/').slice(0, -1);
    kind = {
      isForeign:
        madeUp.test(folder) ||
        segments.some(each => isOne(each, foreign, words.foreign)),
      isSupport: segments.some(each => isOne(each, support, words.support)),
    };
    if (kinds.size >= 10_000) {
      kinds.clear();
    }
    kinds.set(folder, kind);
  }
  return kind.isForeign || !madeUp.test(path.slice(end))
    ? kind
    : { ...kind, isForeign: true };
}

/** `_examples`, `testdata2` and `.chainsaw-test` are as foreign as the plain names. */
function isOne(
  segment: string,
  names: ReadonlySet<string>,
  parts: ReadonlySet<string>,
): boolean {
  const plain = segment.replace(/^[._]+|[\d_]+$/g, '');
  return (
    names.has(segment) ||
    names.has(plain) ||
    plain.split(/[-_.]/).some(part => parts.has(part.replace(/\d+$/, '')))
  );
}
