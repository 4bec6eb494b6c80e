import { isForeign, isSupport } from './foreign';
import { compileGlobs } from './globs';
import { isInCiFolder } from './pipelines/readPipelines';
import { pathRules } from './rules';
import { ciSystems } from './rules/ciSystems';
import { licenceGlobs } from './rules/licences';

/** Share of the files to look into that any YAML and JSON may take up. */
export const anyShare = 0.4;
/** Share that files with names of their own may take up, such as `*.tf`. */
export const namedShare = 0.8;

/** Globs of any file with an ending, in which content alone can tell. */
export const isAny = (glob: string) =>
  /^\*\*\/(?:\*\*\/)?\*\.(?:ya?ml|jsonc?)$/.test(glob);

function toShare(glob: string): number {
  if (!glob.startsWith('**/')) {
    return 1;
  }
  return isAny(glob) ? anyShare : namedShare;
}

const wanted = compileGlobs(
  [
    ...ciSystems.map(({ globs }) => globs),
    ...pathRules.filter(rule => !rule.unreadContent).map(({ globs }) => globs),
    licenceGlobs,
    [
      '.gitattributes',
      'package.json',
      '.projen/tasks.json',
      'Makefile',
      'GNUmakefile',
      'justfile',
      'Justfile',
    ],
    [
      '**/Makefile',
      '**/*.mk',
      '**/Makefile.*',
      '**/{justfile,*.just}',
      '**/deno.json',
      '**/pyproject.toml',
      '**/Taskfile.{yml,yaml}',
      '**/{tox.ini,noxfile.py,tasks.py,Rakefile,composer.json,mise.toml,.mise.toml,Pipfile}',
      '**/Dockerfile',
      '**/package.json',
    ],
    ['**/*.{sh,bash,ps1,libsonnet}', '**/action.{yml,yaml}', '**/Chart.yaml'],
  ].flatMap(globs =>
    globs.map(glob => ({
      globs: [glob],
      value: toShare(glob),
    })),
  ),
);
const script =
  /(?:^|\/)(?:(?:bin|scripts?|ci|hack|tools|docker)\/[^./]+|(?:deploy|release|promote|provision)[-_][\w-]+)$/;
/** Folders of texts and data, in which YAML and JSON define nothing. */
const data =
  /^_?data\/|(?:^|\/)(?:i18n|l10n|locales?|translations?|lang|languages|public|static|assets\/(?:i18n|data|icons)|src\/(?:main|test)\/resources|__snapshots__|schemas?)\/|(?:^|\/)(?:package-lock|tsconfig[^/]*|composer\.lock|pnpm-lock|yarn\.lock)\.(?:json|yaml)$/;

/** Folders of parts of pipelines, whatever they are for. */
const ofPipelines = /(?:^|\/)(?:ci|concourse|pipelines?)\//;

/**
 * Which files have to be read to judge these folders, by path from the root.
 *
 * @returns A function from a path to the share of the files to look into that may
 * be taken up when it is reached: 1 for pipelines and other files of few, which are
 * always read, less for kinds with many files, 0 for files that are not read.
 */
export function wantsContent(
  folders: readonly string[],
): (path: string) => number {
  const prefixes = [...new Set(folders)]
    .filter(folder => folder)
    .map(folder => `${folder}/`);
  return path =>
    Math.max(
      readShare(path),
      ...prefixes
        .filter(prefix => path.startsWith(prefix))
        .map(prefix => readShare(path.slice(prefix.length))),
    );
}

function readShare(path: string): number {
  const lower = path.toLowerCase();
  if (isInCiFolder(path)) {
    return 1;
  }
  const isOthers = isForeign(lower);
  const isData =
    data.test(lower) || (isSupport(lower) && !ofPipelines.test(lower));
  return Math.max(
    !isOthers && script.test(lower) ? namedShare : 0,
    ...wanted(path)
      .filter(
        match =>
          match.anchored || !(isOthers || (isData && match.value === anyShare)),
      )
      .map(match => match.value),
  );
}
