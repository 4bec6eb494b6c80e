import {
  ApiAccount,
  Connection,
  GraphqlQuery,
  GraphqlQueryBuilder,
  readNodes,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ReadResult,
  SnapshotBuilder,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

/**
 * Projects in one query. A page of files costs about 25 of the 250 points of
 * complexity that a query may have.
 */
const PER_QUERY = 8;
const LINK = '120000';

/** A project whose files are listed. */
export interface ListedProject {
  readonly fullPath: string;
  readonly commit: string;
  readonly builder: SnapshotBuilder;
  /** Paths of the files whose contents are wanted. */
  readonly wanted: string[];
}

interface TreePage {
  readonly project: ListedProject;
  readonly after?: string;
}

interface TreeAnswer {
  readonly repository?: {
    readonly paginatedTree?:
      | (Connection<{
          readonly blobs: Connection<{
            readonly path: string;
            readonly mode?: string | null;
          }>;
        }> & {
          readonly pageInfo: {
            readonly hasNextPage: boolean;
            readonly endCursor?: string | null;
          };
        })
      | null;
  } | null;
}

/**
 * Lists the files of commits, a hundred of each in a query, until all are listed or
 * there are more than the limit.
 *
 * @returns The results of the projects that failed
 */
export async function readTrees(
  account: ApiAccount,
  projects: readonly ListedProject[],
  signal: AbortSignal,
): Promise<ReadonlyMap<ListedProject, ReadResult>> {
  const failures = new Map<ListedProject, ReadResult>();
  await account.askInBatches<TreePage>({
    items: projects.map(project => ({ project })),
    size: PER_QUERY,
    signal,
    ask: async batch => {
      const { data } = await account.graphql<Record<string, TreeAnswer | null>>(
        treesQuery(batch),
        signal,
      );
      return batch.flatMap(({ project, after }, at) => {
        const cursor = addPage(project, data?.[`p${at}`]);
        if (cursor === undefined) {
          failures.set(project, {
            error: `${account.host} does not list the files of ${project.fullPath}`,
          });
          return [];
        }
        return cursor && cursor !== after && !project.builder.isOver
          ? [{ project, after: cursor }]
          : [];
      });
    },
    onFailure: (batch, failure) =>
      batch.forEach(({ project }) => failures.set(project, failure)),
  });
  return failures;
}

/** Asks for a page of files of several projects. */
function treesQuery(pages: readonly TreePage[]): GraphqlQuery {
  const builder = new GraphqlQueryBuilder();
  return builder.build(
    pages.map(({ project, after = null }, at) => {
      const ref = builder.declare(`commit${at}`, 'String!', project.commit);
      const cursor = builder.declare(`after${at}`, 'String', after);
      return selectRepository(
        builder,
        at,
        project.fullPath,
        `paginatedTree(recursive: true, ref: ${ref}, after: ${cursor}) {
      pageInfo { hasNextPage endCursor }
      nodes { blobs { nodes { path mode } } }
    }`,
      );
    }),
  );
}

/** Selects fields of the repository of a project as `p0`, `p1` and so on. */
export function selectRepository(
  builder: GraphqlQueryBuilder,
  at: number,
  fullPath: string,
  fields: string,
): string {
  const path = builder.declare(`path${at}`, 'ID!', fullPath);
  return `p${at}: project(fullPath: ${path}) { repository { ${fields} } }`;
}

/** Returns the cursor of the next page, '' if there is none, and `undefined` if there is no page. */
function addPage(
  { builder, wanted }: ListedProject,
  answer: TreeAnswer | null | undefined,
): string | undefined {
  const page = answer?.repository?.paginatedTree;
  if (!page) {
    return undefined;
  }
  const files = readNodes(page).flatMap(({ blobs }) => readNodes(blobs));
  for (const { path, mode } of files) {
    if (builder.list({ path, isLink: mode === LINK })) {
      wanted.push(path);
    }
  }
  const { hasNextPage, endCursor } = page.pageInfo;
  return hasNextPage ? endCursor ?? '' : '';
}
