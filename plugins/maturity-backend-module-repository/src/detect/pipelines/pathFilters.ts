import picomatch from 'picomatch';
import { isRecord, isText } from './Job';

/** Whether a change in a folder starts a workflow of GitHub, by the path filters of its triggers. */
export function readPathFilters(
  workflow: unknown,
): (folder: string) => boolean {
  const on = isRecord(workflow) ? workflow.on ?? workflow.true : undefined;
  if (!isRecord(on)) {
    return () => true;
  }
  const filters = ['push', 'pull_request', 'pull_request_target']
    .filter(name => name in on)
    .map(name => readFilter(on[name]));
  return filters.length
    ? folder => !folder || filters.some(filter => filter(folder))
    : () => true;
}

/**
 * Reads lists of paths that start a job, and that do not. A path without
 * wildcards and ending stands for all below it.
 */
export function toFolderFilter(
  include: unknown,
  exclude?: unknown,
): ((folder: string) => boolean) | undefined {
  const [taken, left] = [include, exclude].map(paths =>
    [paths].flat().filter(isText).map(toGlob),
  );
  return taken!.length || left!.length
    ? folder =>
        (!taken!.length || taken!.some(glob => reaches(glob, folder))) &&
        !left!.some(glob => covers(glob, folder))
    : undefined;
}

function toGlob(path: string): string {
  const plain = path.replace(/^\/|\/$/g, '');
  return /[*?]|\.\w+$/.test(plain) ? plain : `${plain}/**`;
}

function readFilter(trigger: unknown): (folder: string) => boolean {
  const { paths, 'paths-ignore': ignored } = isRecord(trigger)
    ? trigger
    : ({} as Record<string, unknown>);
  if (Array.isArray(ignored)) {
    const globs = ignored.filter(isText);
    return folder => !globs.some(glob => covers(glob, folder));
  }
  if (!Array.isArray(paths)) {
    return () => true;
  }
  // The last pattern that fits decides; `!` takes out what an earlier one took in.
  const globs = paths.filter(isText);
  return folder =>
    globs.reduce(
      (isIn, glob) =>
        glob.startsWith('!')
          ? isIn && !covers(glob.slice(1), folder)
          : isIn || reaches(glob, folder),
      false,
    );
}

/** Whether a path glob matches every file in the folder and below. */
function covers(glob: string, folder: string): boolean {
  const names = folder.split('/');
  return names.some((_, index) => {
    const at = names.slice(0, index + 1).join('/');
    return [`${at}/x`, `${at}/x/y`, `${at}/x/y.z`].every(path =>
      picomatch.isMatch(path, glob.replace(/\/$/, '/**'), { dot: true }),
    );
  });
}

/** Whether a path glob can match a file in the folder or below. */
function reaches(glob: string, folder: string): boolean {
  const pattern = glob.replace(/\/$/, '/**').split('/');
  const names = folder.split('/');
  for (const [index, name] of names.entries()) {
    const segment = pattern[index];
    if (segment === '**') {
      return true;
    }
    if (!segment || !picomatch.isMatch(name, segment, { dot: true })) {
      return false;
    }
  }
  return pattern.length > names.length;
}
