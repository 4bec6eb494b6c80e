import { z } from 'zod';
import { toInstant } from './instants';

/** The software of a host. Their APIs differ in a few fields and parameters. */
export type Software = 'gitea' | 'forgejo';

const repositoryBody = z.object({
  id: z.number(),
  name: z.string(),
  full_name: z.string(),
  owner: z.object({ login: z.string() }),
  html_url: z.string(),
  default_branch: z.string().nullish(),
  empty: z.boolean().nullish(),
  archived: z.boolean(),
  private: z.boolean(),
  internal: z.boolean().nullish(),
  updated_at: z.string(),
  topics: z.array(z.string()).nullish(),
  licenses: z.array(z.string()).nullish(),
  has_actions: z.boolean().nullish(),
  has_pull_requests: z.boolean().nullish(),
  has_releases: z.boolean().nullish(),
  release_counter: z.number().nullish(),
});

/** A repository, as lists and single requests return it. */
export type RepositoryAnswer = {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly url: string;
  /** Left out if it is empty. */
  readonly branch?: string;
  readonly isArchived: boolean;
  readonly visibility: 'public' | 'internal' | 'private';
  /** ISO 8601, in UTC. */
  readonly updatedAt: string;
  /** Left out by versions that do not list them with the repository. */
  readonly topics?: string[];
  /** SPDX identifiers. Forgejo recognises none. */
  readonly licences?: string[];
  readonly hasActions: boolean;
  readonly hasPullRequests: boolean;
  readonly hasReleases: boolean;
};

/** Reads one repository. */
export function readRepository(body: unknown): RepositoryAnswer {
  return toAnswer(repositoryBody.parse(body));
}

/** Reads a list of repositories. */
export function readRepositoryList(body: unknown): RepositoryAnswer[] {
  return z.array(repositoryBody).parse(body).map(toAnswer);
}

function toAnswer(body: z.infer<typeof repositoryBody>): RepositoryAnswer {
  const shown = body.internal ? 'internal' : 'public';
  return {
    id: body.id,
    owner: body.owner.login,
    name: body.name,
    fullName: body.full_name,
    url: body.html_url,
    ...(!body.empty && body.default_branch && { branch: body.default_branch }),
    isArchived: body.archived,
    visibility: body.private ? 'private' : shown,
    updatedAt: toInstant(body.updated_at) ?? '',
    ...(body.topics && { topics: body.topics }),
    ...(body.licenses && { licences: body.licenses }),
    hasActions: body.has_actions ?? true,
    hasPullRequests: body.has_pull_requests ?? true,
    hasReleases: (body.has_releases ?? true) && body.release_counter !== 0,
  };
}
