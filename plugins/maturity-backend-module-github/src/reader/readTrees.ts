import {
  ApiAccount,
  GraphqlQuery,
  GraphqlQueryBuilder,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ChangedRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubLocation } from '../locate/githubLocation';
import { selectRepository } from '../query/fieldGroups';
import { checkSize, isUnsupported } from '../query/graphqlErrors';
import { TreeFile } from './listFiles';
import { Head } from './readHeads';

/** Folders in one query. */
const PER_QUERY = 25;
/** Levels of folders that one query opens. */
const DEPTH = 8;
/** Queries that go deeper, one after the other. */
const ROUNDS = 4;
/** Kilobytes of a repository up to which its files are few enough for a query of many. */
const MAX_SIZE = 30_000;

/** Stands for these fields among those that a server does not know. */
const FIELDS = 'trees';

/** The mode of a symbolic link. */
const LINK = 0o120000;

type Changed = ChangedRepository<GithubLocation, Head>;

interface TreeAnswer {
  readonly entries?:
    | readonly {
        readonly name: string;
        readonly type: string;
        readonly mode: number;
        readonly oid: string;
        readonly size: number;
        /** Left out where the query goes no deeper. */
        readonly object?: TreeAnswer | null;
      }[]
    | null;
}

interface Folder {
  readonly repository: Changed;
  /** Of the folder, or of the commit for that of the root. */
  readonly oid: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
}

/**
 * Lists the files of many repositories in one query, each folder by the id of its
 * content. Those that are left out are for REST: large ones, and those that GraphQL did
 * not answer for.
 */
export async function readTrees(
  account: ApiAccount,
  repositories: readonly Changed[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Changed, readonly TreeFile[] | RequestFailure>> {
  const found = new Map<Changed, TreeFile[] | RequestFailure>();
  const left = new Set<Changed>();
  let folders: readonly Folder[] = repositories
    .filter(({ head: { size } }) => size !== undefined && size <= MAX_SIZE)
    .map(repository => ({
      repository,
      oid: repository.head.commit,
      prefix: '',
    }));
  for (let round = 0; folders.length > 0 && round < ROUNDS; round += 1) {
    const deeper: Folder[] = [];
    await account.askInBatches({
      items: folders,
      size: PER_QUERY,
      signal,
      ask: async batch => {
        const answers = await askTrees(account, batch, signal);
        for (const [at, folder] of batch.entries()) {
          const files: TreeFile[] = [];
          if (flatten(answers[at], folder, files, deeper)) {
            const known = found.get(folder.repository);
            found.set(folder.repository, [
              ...(Array.isArray(known) ? known : []),
              ...files,
            ]);
          } else {
            left.add(folder.repository);
          }
        }
      },
      onFailure: (batch, failure) => {
        for (const { repository } of batch) {
          if ('postponed' in failure) {
            found.set(repository, failure);
          } else {
            left.add(repository);
          }
        }
      },
    });
    folders = deeper.filter(({ repository }) => !left.has(repository));
  }
  folders.forEach(({ repository }) => left.add(repository));
  left.forEach(repository => found.delete(repository));
  return found;
}

async function askTrees(
  account: ApiAccount,
  batch: readonly Folder[],
  signal: AbortSignal,
): Promise<readonly (TreeAnswer | undefined)[]> {
  if (account.unsupported.has(FIELDS)) {
    return [];
  }
  const { data, errors } = await account.graphql<
    Record<
      string,
      { object?: (TreeAnswer & { tree?: TreeAnswer }) | null } | null
    >
  >(treesQuery(batch), signal);
  checkSize(batch, errors);
  if (errors.some(isUnsupported)) {
    account.unsupported.set(FIELDS, true);
  }
  return batch.map((_, at) => {
    const hasErrors = errors.some(({ path }) => path?.[0] === `r${at}`);
    const object = data?.[`r${at}`]?.object;
    return hasErrors ? undefined : object?.tree ?? object ?? undefined;
  });
}

/** Asks for folders, of one repository or of several, `r0`, `r1` and so on. */
function treesQuery(folders: readonly Folder[]): GraphqlQuery {
  const builder = new GraphqlQueryBuilder();
  const levels = Array.from({ length: DEPTH }, (_, level) => {
    const object = level + 1 < DEPTH ? ` object { ...level${level + 1} }` : '';
    return `fragment level${level} on Tree { entries { name type mode oid size${object} } }`;
  });
  return builder.build(
    folders.map(({ repository, oid }, at) => {
      const id = builder.declare(`i${at}`, 'GitObjectID!', oid);
      return selectRepository(
        builder,
        at,
        repository.location,
        `object(oid: ${id}) { ...level0 ... on Commit { tree { ...level0 } } }`,
      );
    }),
    `\n${levels.join('\n')}`,
  );
}

/**
 * Adds the files below a folder, and the folders that were not opened.
 *
 * @returns Whether all of it was answered.
 */
function flatten(
  tree: TreeAnswer | null | undefined,
  { repository, prefix }: Folder,
  files: TreeFile[],
  deeper: Folder[],
): boolean {
  if (!tree?.entries) {
    return false;
  }
  return tree.entries.every(({ name, type, mode, oid, size, object }) => {
    const path = `${prefix}${name}`;
    if (type === 'blob') {
      files.push({ path, oid, size, isLink: mode === LINK });
    }
    if (type !== 'tree') {
      return true;
    }
    const folder = { repository, oid, prefix: `${path}/` };
    if (object === undefined) {
      deeper.push(folder);
      return true;
    }
    return flatten(object, folder, files, deeper);
  });
}
