import {
  inParts,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { GithubAccount } from '../client/GithubAccount';
import { failureOf } from './failureOf';
import { BlobAnswer, blobsQuery, WantedBlob } from './readerQueries';

/** Files that are asked for in one query; halved where GitHub finds that too much. */
const PER_QUERY = 500;

/** The content of a file, `undefined` where it is not text, or why it could not be read. */
export type BlobContent =
  | { readonly text: string | undefined }
  | { readonly failed: ReadResult };

/**
 * Asks for the content of files, by id. The same content is asked for once,
 * however many repositories have it.
 */
export async function readBlobs(
  account: GithubAccount,
  wanted: readonly WantedBlob[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, BlobContent>> {
  const contents = new Map<string, BlobContent>();
  const distinct = new Map(wanted.map(blob => [blob.oid, blob]));
  await inParts({
    items: [...distinct.values()],
    size: PER_QUERY,
    signal,
    ask: async part => {
      const { query, variables } = blobsQuery(part);
      const { data } = await account.graphql<
        Record<string, Record<string, BlobAnswer | null> | null>
      >(query, variables, signal);
      const answers = Object.assign({}, ...Object.values(data ?? {})) as Record<
        string,
        BlobAnswer | null
      >;
      part.forEach(({ oid }, at) => {
        const answer = answers[`b${at}`];
        if (!answer) {
          // Left out: the snapshot says that it could not be read.
          return;
        }
        contents.set(oid, {
          text: answer.isTruncated ? undefined : answer.text ?? undefined,
        });
      });
    },
    onFailure: (part, error) => {
      const failed = failureOf(error, account.host);
      part.forEach(({ oid }) => contents.set(oid, { failed }));
    },
  });
  return contents;
}
