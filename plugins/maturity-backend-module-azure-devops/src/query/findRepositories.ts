import { z } from 'zod';
import {
  ApiAccount,
  RequestFailure,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { readList } from '../client/readList';
import { AzureLocation } from '../locate/azureLocation';
import { ProjectLists, ProjectLocation } from './ProjectLists';

const repository = z.object({
  id: z.string(),
  name: z.string(),
  /** `refs/heads/main`; an empty repository has none. */
  defaultBranch: z.string().nullish(),
  isDisabled: z.boolean().nullish(),
  project: z.object({
    id: z.string(),
    name: z.string(),
    visibility: z.string().nullish(),
  }),
});

/** A repository of Azure Repos. */
export type Repository = z.infer<typeof repository>;

/** Reads the repositories of a project that the token may see. */
export async function readRepositoryList(
  account: ApiAccount,
  lists: ProjectLists,
  project: ProjectLocation,
  signal: AbortSignal,
): Promise<readonly Repository[]> {
  const question = {
    path: `${toProjectPath(project.project)}/git/repositories`,
    item: repository,
    pages: 1,
  };
  const { items } = await lists.get(project, 'repositories', signal, inner =>
    readList(account, question, inner),
  );
  return items;
}

/** Finds a repository by its name or id; names ignore case. */
export function findRepository(
  repositories: readonly Repository[],
  { host, project, repository: wanted }: AzureLocation,
): Repository | { readonly error: string } {
  const name = wanted.toLowerCase();
  return (
    repositories.find(
      each => each.name.toLowerCase() === name || each.id === name,
    ) ?? {
      error: `there is no repository ${wanted} in the project ${project} on ${host}, or the token may not see it`,
    }
  );
}

/** Turns an error of the list into the result for repositories of the project. */
export function toProjectFailure(
  account: ApiAccount,
  { project }: Pick<ProjectLocation, 'project'>,
  error: unknown,
): RequestFailure {
  return error instanceof ResponseError && error.status === 404
    ? {
        error: `there is no project ${project} on ${account.host}, or the token may not see it`,
      }
    : account.toFailure(error);
}

/** Path of the API of a project. */
export function toProjectPath(project: string): string {
  return `/${encodeURIComponent(project)}/_apis`;
}

/** Page of a project, without a slash at its end. */
export function toProjectUrl(collection: string, project: string): string {
  return `${collection}/${encodeURIComponent(project)}`;
}
