import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
  ReadOptions,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GitlabLocation } from '../locate/gitlabLocation';
import { FileQueries } from './FileQueries';
import { Head } from './readHeads';
import { ListedProject, readTrees } from './readTrees';

type Changed = ChangedRepository<GitlabLocation, Head>;

/**
 * Creates a function that fills the snapshots of projects: a hundred files of each
 * in a query for several, then the wanted contents of many together. It returns the
 * results of those that failed.
 */
export function createFileReader() {
  const queries = new WeakMap<ApiAccount, FileQueries>();
  return async function readFiles(
    account: ApiAccount,
    repositories: readonly Changed[],
    { signal }: Pick<ReadOptions, 'signal'>,
  ): Promise<ReadonlyMap<Changed, ReadResult>> {
    const projects = new Map(
      repositories.map(repository => {
        const { head, builder } = repository;
        const project: ListedProject = { ...head, builder, wanted: [] };
        return [project, repository];
      }),
    );
    const unlisted = await readTrees(account, [...projects.keys()], signal);
    const listed = [...projects.keys()].filter(
      project => !unlisted.has(project),
    );
    const own = queries.get(account) ?? new FileQueries();
    queries.set(account, own);
    const unread = await own.read(account, listed, signal);
    return new Map(
      [...unlisted, ...unread].map(([project, result]) => [
        projects.get(project)!,
        result,
      ]),
    );
  };
}
