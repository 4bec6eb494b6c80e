import {
  ApiAccount,
  askInBatches,
  toFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ReadResult,
  SnapshotBuilder,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { describeFailure } from '../client/connectGitlab';
import { TreeAnswer, treesQuery } from './readerQueries';

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
  let open = projects.map(project => ({ project, after: '' }));
  while (open.length > 0) {
    const next: typeof open = [];
    await askInBatches({
      items: open,
      size: PER_QUERY,
      signal,
      ask: async batch => {
        const { query, variables } = treesQuery(
          batch.map(({ project, after }) => ({
            fullPath: project.fullPath,
            commit: project.commit,
            ...(after && { after }),
          })),
        );
        const { data } = await account.graphql<
          Record<string, TreeAnswer | null>
        >(query, variables, signal);
        batch.forEach(({ project, after }, at) => {
          const cursor = addPage(project, data?.[`p${at}`]);
          if (cursor === undefined) {
            failures.set(project, {
              error: `${account.host} does not list the files of ${project.fullPath}`,
            });
          } else if (cursor && cursor !== after && !project.builder.isOver) {
            next.push({ project, after: cursor });
          }
        });
      },
      onFailure: (batch, error) => {
        const failure = toFailure(error, each =>
          describeFailure(each, account.host),
        );
        batch.forEach(({ project }) => failures.set(project, failure));
      },
    });
    open = next;
  }
  return failures;
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
  for (const tree of page.nodes ?? []) {
    for (const file of tree?.blobs.nodes ?? []) {
      if (
        file &&
        builder.list({ path: file.path, isLink: file.mode === LINK })
      ) {
        wanted.push(file.path);
      }
    }
  }
  const { hasNextPage, endCursor } = page.pageInfo;
  return hasNextPage ? endCursor ?? '' : '';
}
