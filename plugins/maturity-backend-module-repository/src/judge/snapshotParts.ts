import { RepositorySnapshot } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { SnapshotPart } from './judgeWorker';

/** Characters of a part: copying them takes about a millisecond. */
const PART_LENGTH = 512 * 1024;
/** Entries of a part, which take time of their own. */
const PART_ENTRIES = 2_000;

/** Divides a snapshot into parts that are copied quickly. */
export function* toParts({
  files,
  contents,
  unread,
}: Pick<
  RepositorySnapshot,
  'files' | 'contents' | 'unread'
>): Iterable<SnapshotPart> {
  for (const part of divide(files, path => path.length)) {
    yield { files: part };
  }
  const length = ([path, text]: readonly [string, string]) =>
    path.length + text.length;
  for (const part of divide(contents, length)) {
    yield { contents: part };
  }
  for (const part of divide(unread, length)) {
    yield { unread: part };
  }
}

function* divide<T>(
  items: Iterable<T>,
  measure: (item: T) => number,
): Iterable<readonly T[]> {
  let part: T[] = [];
  let length = 0;
  for (const item of items) {
    part.push(item);
    length += measure(item);
    if (length >= PART_LENGTH || part.length >= PART_ENTRIES) {
      yield part;
      part = [];
      length = 0;
    }
  }
  if (part.length) {
    yield part;
  }
}
