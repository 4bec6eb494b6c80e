import {
  ApiAccount,
  askInBatches,
  toFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
  ReadOptions,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { describeFailure } from '../client/connectGithub';
import { GithubLocation } from '../locate/githubLocation';
import { BlobAnswer, blobsQuery, WantedBlob } from './readerQueries';
import { Head } from './readHeads';
import { readTree, TreeFile } from './readTree';

/** Files in one query. A query that is too large is halved. */
const PER_QUERY = 500;

type Changed = ChangedRepository<GithubLocation, Head>;

/** The content of a file, `undefined` if it is not text, or the result of a failure. */
type BlobContent =
  | { readonly text: string | undefined }
  | { readonly failed: ReadResult };

/**
 * Fills the snapshots of repositories: the files of each in one request, then the
 * wanted contents of many in one query.
 *
 * @returns The results of those that failed
 */
export async function readFiles(
  account: ApiAccount,
  repositories: readonly Changed[],
  { signal }: Pick<ReadOptions, 'signal'>,
): Promise<ReadonlyMap<Changed, ReadResult>> {
  const failures = new Map<Changed, ReadResult>();
  const wanted = new Map<Changed, readonly TreeFile[]>();
  await Promise.all(
    repositories.map(async repository => {
      try {
        const files = await listFiles(account, repository, signal);
        if ('error' in files) {
          failures.set(repository, files);
        } else if (!repository.builder.isOver) {
          wanted.set(repository, files.wanted);
        }
      } catch (error) {
        signal.throwIfAborted();
        failures.set(repository, describe(error, account));
      }
    }),
  );
  const contents = await readBlobs(
    account,
    [...wanted].flatMap(([{ location }, files]) =>
      files.map(({ oid }) => ({
        owner: location.owner,
        name: location.name,
        oid,
      })),
    ),
    signal,
  );
  for (const [repository, files] of wanted) {
    for (const { path, oid } of files) {
      const content = contents.get(oid);
      if (content && 'failed' in content) {
        failures.set(repository, content.failed);
      } else if (content) {
        repository.builder.addContent(path, content.text);
      }
    }
  }
  return failures;
}

function describe(error: unknown, account: ApiAccount): ReadResult {
  return toFailure(error, each => describeFailure(each, account.host));
}

/** Lists the files of a repository. Returns those whose content is wanted. */
async function listFiles(
  account: ApiAccount,
  { location, head, builder }: Changed,
  signal: AbortSignal,
): Promise<{ readonly wanted: readonly TreeFile[] } | { error: string }> {
  const tree = await readTree(account, location, head.commit, signal);
  const { host, owner, name } = location;
  if ('refused' in tree) {
    return {
      error: `${host} does not show the files of ${owner}/${name} (${tree.refused.status}): grant the permission 'Contents: read'`,
    };
  }
  if (tree.value.isTruncated) {
    return {
      error: `${owner}/${name} has more files than ${host} lists in one answer; set maturity.sources.github.readsRepositories to false to have its archive read`,
    };
  }
  return { wanted: tree.value.files.filter(file => builder.list(file)) };
}

/**
 * Reads the content of files, by id. The same content is read once, however many
 * repositories have it.
 */
async function readBlobs(
  account: ApiAccount,
  wanted: readonly WantedBlob[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, BlobContent>> {
  const contents = new Map<string, BlobContent>();
  const distinct = new Map(wanted.map(blob => [blob.oid, blob]));
  await askInBatches({
    items: [...distinct.values()],
    size: PER_QUERY,
    signal,
    ask: async batch => {
      const { query, variables } = blobsQuery(batch);
      const { data } = await account.graphql<
        Record<string, Record<string, BlobAnswer | null> | null>
      >(query, variables, signal);
      const answers = Object.assign({}, ...Object.values(data ?? {})) as Record<
        string,
        BlobAnswer | null
      >;
      batch.forEach(({ oid }, at) => {
        const answer = answers[`b${at}`];
        // The snapshot lists a file without an answer as unread.
        if (answer) {
          contents.set(oid, {
            text: answer.isTruncated ? undefined : answer.text ?? undefined,
          });
        }
      });
    },
    onFailure: (batch, error) => {
      const failed = describe(error, account);
      batch.forEach(({ oid }) => contents.set(oid, { failed }));
    },
  });
  return contents;
}
