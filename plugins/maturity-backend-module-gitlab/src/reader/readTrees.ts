import {
  failureOf,
  inParts,
  ReadResult,
  SnapshotBuilder,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { describeFailure } from '../client/describeFailure';
import { GitlabAccount } from '../client/GitlabAccount';
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
 * Lists the files of commits, a hundred of each in a query, until all are listed
 * or there are more than may be.
 *
 * @returns What to answer for those whose files could not be listed
 */
export async function readTrees(
  account: GitlabAccount,
  projects: readonly ListedProject[],
  signal: AbortSignal,
): Promise<ReadonlyMap<ListedProject, ReadResult>> {
  const failures = new Map<ListedProject, ReadResult>();
  let open = projects.map(project => ({ project, after: '' }));
  while (open.length > 0) {
    const next: typeof open = [];
    await inParts({
      items: open,
      size: PER_QUERY,
      signal,
      ask: async part => {
        const { query, variables } = treesQuery(
          part.map(({ project, after }) => ({
            fullPath: project.fullPath,
            commit: project.commit,
            ...(after && { after }),
          })),
        );
        const { data } = await account.graphql<
          Record<string, TreeAnswer | null>
        >(query, variables, signal);
        part.forEach(({ project, after }, at) => {
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
      onFailure: (part, error) => {
        const failure = failureOf(error, each =>
          describeFailure(each, account.host),
        );
        part.forEach(({ project }) => failures.set(project, failure));
      },
    });
    open = next;
  }
  return failures;
}

/** Where the next page begins, empty if there is none, and nothing if there is no page. */
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
