import { z } from 'zod';
import { toRepositoryUrl } from '../locate/bitbucketLocation';
import { page } from './pages';

const repositoryBody = z.object({
  id: z.number(),
  slug: z.string(),
  public: z.boolean().nullish(),
  archived: z.boolean().nullish(),
  project: z.object({ key: z.string(), public: z.boolean().nullish() }),
});

/** A repository, as lists and single requests return it. */
export type RepositoryAnswer = {
  readonly id: number;
  readonly project: string;
  readonly slug: string;
  /** Where people see it. */
  readonly url: string;
  readonly isPublic: boolean;
  /** Left out by versions that archive nothing. */
  readonly isArchived?: boolean;
};

/** Reads one repository. */
export function readRepository(
  body: unknown,
  baseUrl: string,
): RepositoryAnswer {
  return toAnswer(repositoryBody.parse(body), baseUrl);
}

/** Reads a page of repositories. */
export function readRepositoryList(
  body: unknown,
  baseUrl: string,
): RepositoryAnswer[] {
  return page(repositoryBody)
    .parse(body)
    .values.map(each => toAnswer(each, baseUrl));
}

function toAnswer(
  { id, slug, project, archived, ...body }: z.infer<typeof repositoryBody>,
  baseUrl: string,
): RepositoryAnswer {
  return {
    id,
    slug,
    project: project.key,
    url: toRepositoryUrl({ baseUrl, project: project.key, slug }),
    isPublic: Boolean(body.public || project.public),
    ...(typeof archived === 'boolean' && { isArchived: archived }),
  };
}
