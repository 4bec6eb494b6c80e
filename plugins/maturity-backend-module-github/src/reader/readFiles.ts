import {
  ApiAccount,
  GraphqlQuery,
  GraphqlQueryBuilder,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
  ReadOptions,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubLocation } from '../locate/githubLocation';
import { selectRepository, Slug } from '../query/fieldGroups';
import { checkSize } from '../query/graphqlErrors';
import { listFiles, TreeFile } from './listFiles';
import { Head } from './readHeads';
import { readTrees } from './readTrees';

/** Files in one query. A query that is too large is halved. */
const PER_QUERY = 500;

type Changed = ChangedRepository<GithubLocation, Head>;

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
 * Fills the snapshots of repositories: the files of many in one query, or those of one in a
 * REST request where it is too large for that, then the wanted contents of many.
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
  const trees = await readTrees(account, repositories, signal);
  await Promise.all(
    repositories.map(async repository => {
      try {
        const files =
          trees.get(repository) ??
          (await listFiles(account, repository, signal));
        if ('error' in files || 'postponed' in files) {
          failures.set(repository, files);
        } else {
          wanted.set(repository, await repository.builder.listAll(files));
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
      const { data, errors } = await account.graphql<
        Record<string, Record<string, BlobAnswer | null> | null>
      >(blobsQuery(batch), signal);
      checkSize(batch, errors);
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
