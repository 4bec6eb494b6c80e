import { createDetector } from '../detect/detect';
import { RepositoryFactName } from '../declarations';

/** Files by path; `undefined` for one whose content is not known. */
export interface Files {
  readonly [path: string]: string | undefined;
}

/** The facts of made-up files. */
export function factsIn(files: Files, folder = '') {
  const contents = Object.entries(files).filter(
    (file): file is [string, string] => file[1] !== undefined,
  );
  return createDetector({
    files: Object.keys(files),
    contents: new Map(contents),
    unread: new Map(),
    fileUrl: path => `https://example.com/${path}`,
  })(folder);
}

/** The value of one fact of made-up files. */
export function valueIn(fact: RepositoryFactName, files: Files, folder = '') {
  const observation = factsIn(files, folder)?.[fact];
  return observation && 'value' in observation
    ? observation.value
    : observation;
}

/** Files whose content is not known. */
export function paths(...names: readonly string[]): Files {
  return Object.fromEntries(names.map(name => [name, undefined]));
}

/** A runbook. */
export const advice =
  '# The database is down\n\nAn alert pages you. Restart it, or roll back.\n';

/** A workflow with one job of these steps. */
export function workflow(...steps: readonly object[]): string {
  return JSON.stringify({ on: 'push', jobs: { build: { steps } } });
}
