import type {
  DeploymentSchema,
  EnvironmentSchema,
  ProjectSchema,
} from '@gitbeaker/core';
import { toCommitId, FakeProject, toProjectId, isAtLeast } from './FakeProject';

/** An answer of GitLab to a REST request, as far as the world says. */
export type RestReply =
  | { readonly status: 200; readonly body: unknown }
  | { readonly status: 403 | 404; readonly body: { readonly message: string } };

type Part<T> = { readonly [name in keyof T]?: T[name] | null };

const FORBIDDEN = { status: 403, body: { message: '403 Forbidden' } } as const;

function takePage<T>(list: readonly T[], query: URLSearchParams): readonly T[] {
  return list.slice(0, Number(query.get('per_page') ?? 20));
}

/** By what follows the number or path of a project. */
export const restRoutes: Readonly<
  Record<
    string,
    (project: FakeProject, query: URLSearchParams, url: string) => RestReply
  >
> = {
  '': (project, query, url) => ({
    status: 200,
    body: {
      id: toProjectId(project),
      path_with_namespace: project.path,
      web_url: url,
      ...(query.get('license') === 'true' && {
        license: project.licence
          ? {
              key: project.licence,
              name: project.licence,
              nickname: '',
              html_url: '',
              source_url: '',
            }
          : null,
      }),
    } satisfies Part<ProjectSchema>,
  }),
  '/environments': (project, query) =>
    isAtLeast(project, 'Reporter')
      ? {
          status: 200,
          body: takePage(project.environments ?? [], query).map(
            ({ name, tier = 'other', state = 'available' }, at) =>
              ({
                id: at + 1,
                name,
                slug: name,
                state,
                tier,
              } satisfies Part<EnvironmentSchema>),
          ),
        }
      : FORBIDDEN,
  '/deployments': (project, query, url) =>
    isAtLeast(project, 'Reporter')
      ? {
          status: 200,
          body: takePage(
            (project.deployments ?? []).filter(({ status }) =>
              [status, null].includes(query.get('status')),
            ),
            query,
          ).map(
            ({ createdAt, environment, status }, at) =>
              ({
                id: at + 1,
                created_at: createdAt,
                updated_at: createdAt.replace(/\d\dZ$/, '59Z'),
                sha: toCommitId(project),
                ref: project.branch ?? 'main',
                status: status as DeploymentSchema['status'],
                environment: { name: environment } as EnvironmentSchema,
                deployable: {
                  id: at + 1,
                  pipeline: { web_url: `${url}/-/pipelines/${at + 1}` },
                } as DeploymentSchema['deployable'],
              } satisfies Part<DeploymentSchema>),
          ),
        }
      : FORBIDDEN,
};

/** Parameters that each of them has, by GitLab's documentation. */
export const restParameters: Readonly<Record<string, ReadonlySet<string>>> = {
  '': new Set(['license', 'statistics', 'with_custom_attributes']),
  '/environments': new Set(['name', 'page', 'per_page', 'search', 'states']),
  '/deployments': new Set([
    'environment',
    'order_by',
    'page',
    'per_page',
    'sort',
    'status',
    'updated_after',
    'updated_before',
  ]),
};
