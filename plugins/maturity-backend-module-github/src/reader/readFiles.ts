import { z } from 'zod';
import {
  ApiAccount,
  GraphqlQuery,
  GraphqlQueryBuilder,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
  ReadOptions,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubLocation } from '../locate/githubLocation';
import { selectRepository, Slug } from '../query/fieldGroups';
import { Head } from './readHeads';

/** Files in one query. A query that is too large is halved. */
const PER_QUERY = 500;

const LINK = '120000';

const treeBody = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string(),
      size: z.number().nullish(),
    }),
  ),
});

type Changed = ChangedRepository<GithubLocation, Head>;

/** A file of a commit. */
type TreeFile = {
  readonly path: string;
  readonly oid: string;
  readonly size: number;
  readonly isLink: boolean;
};

/** A file whose content is wanted, by its id in git. */
interface WantedBlob extends Slug {
  readonly oid: string;
}

/** Text is null for what is binary. */
interface BlobAnswer {
  readonly text?: string | null;
  readonly isTruncated?: boolean;
}

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
        } else {
          wanted.set(repository, files.wanted);
        }
      } catch (error) {
        signal.throwIfAborted();
        failures.set(repository, account.toFailure(error));
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
  const files = [...tree.value.files];
  if (tree.value.isTruncated) {
    builder.leaveOut(
      `${owner}/${name} has more files than ${host} lists in one answer; set maturity.sources.github.readsRepositories to false to have its archive read`,
    );
    const root = await readTree(account, location, head.commit, signal, false);
    files.push(...('refused' in root ? [] : root.value.files));
  }
  return { wanted: await builder.listAll(files) };
}

/**
 * Lists the files of a commit in one request, or those of its root only. A commit never changes, so a list
 * that was seen costs nothing of the rate limit again.
 */
async function readTree(
  account: ApiAccount,
  { owner, name }: Slug,
  commit: string,
  signal: AbortSignal,
  isRecursive = true,
): Promise<
  RestAnswer<{
    readonly files: readonly TreeFile[];
    /** GitHub cuts the list of a very large commit. */
    readonly isTruncated: boolean;
  }>
> {
  return account.get(
    `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(
      name,
    )}/git/trees/${commit}${isRecursive ? '?recursive=1' : ''}`,
    seen => {
      const { truncated, tree } = treeBody.parse(seen);
      return {
        isTruncated: truncated,
        files: tree
          .filter(({ type }) => type === 'blob')
          .map(({ path, sha, size, mode }) => ({
            path,
            oid: sha,
            size: size ?? 0,
            isLink: mode === LINK,
          })),
      };
    },
    // A list can be long, and is asked for once a commit: not worth remembering.
    signal,
    { isRemembered: false },
  );
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
  await account.askInBatches({
    items: [...distinct.values()],
    size: PER_QUERY,
    signal,
    ask: async batch => {
      const { data } = await account.graphql<
        Record<string, Record<string, BlobAnswer | null> | null>
      >(blobsQuery(batch), signal);
      const answers: Record<string, BlobAnswer | null> = Object.assign(
        {},
        ...Object.values(data ?? {}),
      );
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
    onFailure: (batch, failed) =>
      batch.forEach(({ oid }) => contents.set(oid, { failed })),
  });
  return contents;
}

/** Asks for the content of files of several repositories, `b0`, `b1` and so on. */
function blobsQuery(blobs: readonly WantedBlob[]): GraphqlQuery {
  const builder = new GraphqlQueryBuilder();
  const bySlug = new Map<string, { slug: Slug; fields: string[] }>();
  blobs.forEach(({ owner, name, oid }, index) => {
    const key = `${owner}/${name}`;
    const found = bySlug.get(key) ?? { slug: { owner, name }, fields: [] };
    bySlug.set(key, found);
    const id = builder.declare(`i${index}`, 'GitObjectID!', oid);
    found.fields.push(
      `b${index}: object(oid: ${id}) { ... on Blob { text isTruncated } }`,
    );
  });
  return builder.build(
    [...bySlug.values()].map(({ slug, fields }, at) =>
      selectRepository(builder, at, slug, fields.join('\n    ')),
    ),
  );
}
