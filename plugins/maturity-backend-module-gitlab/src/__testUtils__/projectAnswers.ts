import { GitLabIntegration } from '@backstage/integration';
import { GitlabLocation } from '../locate/gitlabLocation';
import { toGlobalId } from '../query/findProjects';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { SentRequest } from './startSource';

const integration = {
  config: { baseUrl: 'https://gitlab.com' },
} as GitLabIntegration;

/** A project on gitlab.com. */
export const toLocation = (
  project: { readonly path: string } | { readonly id: string },
): GitlabLocation => ({ integration, host: 'gitlab.com', ...project });

/** An answer about a project, whose id is the length of its path. */
export const describeProject = (
  fullPath: string,
  change: Partial<ProjectAnswer> = {},
): ProjectAnswer => ({
  id: toGlobalId(fullPath.length),
  fullPath,
  basics_url: `https://gitlab.com/${fullPath}`,
  basics_configPath: '.gitlab-ci.yml',
  basics_permissions: { adminProject: true },
  basics_repository: { rootRef: 'main', empty: false },
  ...change,
});

/** The ids or paths that a query asks for. */
export const readKeys = ({ variables }: SentRequest) =>
  variables.keys as string[];

/** The body of an answer with these projects. */
export const toData = (
  nodes: readonly (object | null)[],
  errors?: object[],
) => ({ data: { projects: { nodes } }, errors });
