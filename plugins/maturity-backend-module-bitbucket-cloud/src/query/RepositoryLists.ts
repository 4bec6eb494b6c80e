import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import {
  ApiAccount,
  RequestFailure,
  SharedAnswers,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  BitbucketLocation,
  describeRepository,
  toResourceKey,
} from '../locate/bitbucketLocation';
import { toPath, toQuery } from './requests';
import { toInstant } from './toInstant';

/** The answer of Bitbucket about a repository itself. */
export type RepositoryAnswer = JsonObject & {
  /** Workspace and slug, which can be newer than those that were asked for. */
  readonly fullName: string;
  readonly url: string;
  readonly isPrivate: boolean;
  /** ISO 8601. */
  readonly updatedOn: string;
  /** Name of the default branch; left out for an empty repository. */
  readonly branch?: string;
  /** Commit that the default branch is at. */
  readonly commit?: string;
};

/** Repositories of a workspace, by resource key. */
type Workspace = ReadonlyMap<string, RepositoryAnswer>;

type Result = RepositoryAnswer | RequestFailure;

const PAGE = 100;
/** Up to so many repositories of a workspace are asked for one by one: its list can be long. */
const FEW = 10;

const repositoryBody = z.object({
  full_name: z.string(),
  is_private: z.boolean(),
  updated_on: z.string(),
  mainbranch: z
    .object({
      name: z.string(),
      target: z.object({ hash: z.string().nullish() }).nullish(),
    })
    .nullish(),
  links: z.object({ html: z.object({ href: z.string() }) }),
});
const pageBody = z.object({
  next: z.string().nullish(),
  values: z.array(repositoryBody),
});
const FIELDS = [
  'full_name',
  'is_private',
  'updated_on',
  'mainbranch.name',
  'mainbranch.target.hash',
  'links.html.href',
];

/**
 * Finds repositories in the lists of their workspaces, a hundred in a request. A list
 * serves all who ask within five minutes.
 */
export class RepositoryLists {
  readonly #workspaces: SharedAnswers<Workspace>;

  /** @param options - `now`: milliseconds since 1970. */
  constructor(options: { readonly now: () => number }) {
    this.#workspaces = new SharedAnswers<Workspace>({
      isComplete: () => true,
      now: options.now,
    });
  }

  /** Finds repositories. Returns a result for each, by resource key. */
  async read(
    account: ApiAccount,
    locations: readonly BitbucketLocation[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Result>> {
    const results = new Map<string, Result>();
    const groups = new Map<string, BitbucketLocation[]>();
    for (const location of locations) {
      const id = location.workspace.toLowerCase();
      groups.set(id, [...(groups.get(id) ?? []), location]);
    }
    for (const [workspace, group] of groups) {
      const left = await this.#readWorkspace(
        account,
        { workspace, group, results },
        signal,
      );
      await Promise.all(
        left.map(async location => {
          results.set(
            toResourceKey(location),
            await askFor(account, location, signal),
          );
        }),
      );
    }
    return results;
  }

  /** Adds results from the list of a workspace. Returns the locations that are not in it. */
  async #readWorkspace(
    account: ApiAccount,
    {
      workspace,
      group,
      results,
    }: {
      readonly workspace: string;
      readonly group: readonly BitbucketLocation[];
      readonly results: Map<string, Result>;
    },
    signal: AbortSignal,
  ): Promise<readonly BitbucketLocation[]> {
    if (group.length <= FEW) {
      return group;
    }
    try {
      const listed = await this.#workspaces.get(workspace, signal, inner =>
        listRepositories(account, workspace, inner),
      );
      return group.filter(location => {
        const key = toResourceKey(location);
        const found = listed.get(key);
        if (found) {
          results.set(key, found);
        }
        return !found;
      });
    } catch (error) {
      signal.throwIfAborted();
      const failure = account.toFailure(error);
      group.forEach(location => results.set(toResourceKey(location), failure));
      return [];
    }
  }
}

/** Lists the repositories of a workspace that the credentials show. */
async function listRepositories(
  account: ApiAccount,
  workspace: string,
  signal: AbortSignal,
): Promise<Workspace> {
  const repositories = new Map<string, RepositoryAnswer>();
  for (let page = 1; ; page += 1) {
    const answer = await account.get(
      `/repositories/${encodeURIComponent(workspace)}?${toQuery({
        pagelen: PAGE,
        page,
        fields: ['next', ...FIELDS.map(field => `values.${field}`)].join(),
      })}`,
      readPage,
      signal,
      { isRemembered: false },
    );
    // A workspace that is not shown may still show one of its repositories.
    const { values, isLast } =
      'value' in answer ? answer.value : { values: [], isLast: true };
    for (const each of values) {
      const key = `https://${account.host}/${each.fullName}`.toLowerCase();
      repositories.set(key, each);
    }
    if (isLast) {
      return repositories;
    }
  }
}

function readPage(body: unknown) {
  const { values, next } = pageBody.parse(body);
  return { values: values.map(toAnswer), isLast: !next };
}

function toAnswer(body: z.infer<typeof repositoryBody>): RepositoryAnswer {
  const { mainbranch: branch } = body;
  return {
    fullName: body.full_name,
    url: body.links.html.href,
    isPrivate: body.is_private,
    updatedOn: toInstant(body.updated_on),
    ...(branch && { branch: branch.name }),
    ...(branch?.target?.hash && { commit: branch.target.hash }),
  };
}

async function askFor(
  account: ApiAccount,
  location: BitbucketLocation,
  signal: AbortSignal,
): Promise<Result> {
  try {
    const answer = await account.get(
      `${toPath(describeRepository(location))}?${toQuery({
        fields: FIELDS.join(),
      })}`,
      body => toAnswer(repositoryBody.parse(body)),
      signal,
    );
    return 'value' in answer
      ? answer.value
      : {
          error: `there is no repository ${describeRepository(location)} on ${
            location.host
          }, or the credentials may not see it`,
        };
  } catch (error) {
    signal.throwIfAborted();
    return account.toFailure(error);
  }
}
