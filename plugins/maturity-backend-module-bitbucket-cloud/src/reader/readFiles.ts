import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  ApiAccount,
  untilAborted,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
  describeReadError,
  ReadOptions,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketLocation } from '../locate/bitbucketLocation';
import { Head } from './readHeads';

type Changed = ChangedRepository<BitbucketLocation, Head>;

/** Archives that are downloaded at the same time. */
const AT_ONCE = 4;
/** Milliseconds for one archive. */
const TIMEOUT = 5 * 60_000;

/**
 * Creates a function that fills the snapshots of repositories from an archive each, at
 * the commit that was seen. It returns the results of those that failed.
 *
 * The API lists a hundred files in a request and returns contents one by one, which
 * for most repositories uses up more of the rate limit than an archive, which counts
 * against another one.
 */
export function createFileReader(urlReader: UrlReaderService) {
  return async function readFiles(
    _: ApiAccount,
    repositories: readonly Changed[],
    { signal }: Pick<ReadOptions, 'signal'>,
  ): Promise<ReadonlyMap<Changed, ReadResult>> {
    const failures = new Map<Changed, ReadResult>();
    const open = [...repositories];
    const readNext = async () => {
      for (let next = open.shift(); next; next = open.shift()) {
        signal.throwIfAborted();
        const failure = await fill(urlReader, next, signal);
        if (failure) {
          failures.set(next, failure);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, readNext));
    return failures;
  };
}

async function fill(
  urlReader: UrlReaderService,
  { head, builder }: Changed,
  outer: AbortSignal,
): Promise<ReadResult | undefined> {
  const root = `${head.url}/src/${head.commit}`;
  const timeout = AbortSignal.timeout(TIMEOUT);
  const signal = AbortSignal.any([outer, timeout]);
  try {
    const tree = await untilAborted(
      urlReader.readTree(root, {
        // Called for every file while the archive streams by. It keeps the few wanted.
        filter: (path, info) => builder.list({ path, size: info?.size }),
        signal,
      }),
      signal,
    );
    for (const file of await untilAborted(tree.files(), signal)) {
      if (builder.list({ path: file.path })) {
        builder.addContent(file.path, await file.content());
      }
    }
    return undefined;
  } catch (error) {
    outer.throwIfAborted();
    return timeout.aborted
      ? { error: `reading ${root} took longer than ${TIMEOUT / 1000} seconds` }
      : { error: describeReadError(error, root) };
  }
}
