import {
  ApiAccount,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { SeenRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  GiteaLocation,
  toApiPath,
  toResourceKey,
} from '../locate/giteaLocation';
import {
  readRepository,
  readRepositoryList,
  RepositoryAnswer,
} from './RepositoryAnswer';

/** Repositories in an answer: servers list no more unless they are told to. */
const PER_PAGE = 50;

type Seen = SeenRepository<RepositoryAnswer> | RequestFailure;
type Found = { readonly answer: RepositoryAnswer } | RequestFailure;

/**
 * Asks for repositories: the lists of their owners first, as long as that takes fewer
 * requests than to ask for each, then those that are in no list. Locations that lead to
 * the same repository get the same answer.
 *
 * @returns A result for each location, by resource key
 */
export async function readRepositories(
  account: ApiAccount,
  locations: readonly GiteaLocation[],
  { signal }: { readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, Seen>> {
  const listed = new Map<string, Found>();
  await Promise.all(
    [...groupByOwner(locations)].map(async ([owner, wanted]) => {
      try {
        await readList(account, owner, wanted, listed, signal);
      } catch (error) {
        signal.throwIfAborted();
        const failure = account.toFailure(error);
        wanted.forEach(key => listed.set(key, listed.get(key) ?? failure));
      }
    }),
  );
  const found = await Promise.all(
    locations.map(
      async (location): Promise<[string, Found]> => [
        toResourceKey(location),
        await findOne(account, location, listed, signal),
      ],
    ),
  );
  const byId = new Map<number, SeenRepository<RepositoryAnswer>>();
  return new Map(
    found.map(([key, result]): [string, Seen] => {
      if (!('answer' in result)) {
        return [key, result];
      }
      const { answer } = result;
      const seen = byId.get(answer.id) ?? { answer, withheld: new Map() };
      byId.set(answer.id, seen);
      return [key, seen];
    }),
  );
}

function groupByOwner(
  locations: readonly GiteaLocation[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const { owner, name } of locations) {
    const key = owner.toLowerCase();
    const names = owners.get(key) ?? new Set();
    owners.set(key, names.add(toListKey(owner, name)));
  }
  return owners;
}

/** Reads pages of the list of an owner, until all wanted ones are there or it no longer pays. */
async function readList(
  account: ApiAccount,
  owner: string,
  wanted: ReadonlySet<string>,
  listed: Map<string, Found>,
  signal: AbortSignal,
): Promise<void> {
  const left = new Set(wanted);
  for (let page = 1; page <= wanted.size / 2 && left.size > 1; page += 1) {
    const list = await account.get(
      `/users/${encodeURIComponent(
        owner,
      )}/repos?page=${page}&limit=${PER_PAGE}`,
      readRepositoryList,
      signal,
      { isRemembered: false },
    );
    // A page can be shorter than asked for: hidden repositories are left out of it.
    if ('refused' in list || list.value.length === 0) {
      return;
    }
    for (const answer of list.value) {
      const key = toListKey(answer.owner, answer.name);
      listed.set(key, { answer });
      left.delete(key);
    }
  }
}

async function findOne(
  account: ApiAccount,
  location: GiteaLocation,
  listed: ReadonlyMap<string, Found>,
  signal: AbortSignal,
): Promise<Found> {
  const { owner, name } = location;
  const known = listed.get(toListKey(owner, name));
  if (known) {
    return known;
  }
  try {
    const answer = await account.get(
      toApiPath(location),
      readRepository,
      signal,
    );
    return 'value' in answer
      ? { answer: answer.value }
      : {
          error: `there is no repository ${owner}/${name} on ${account.host}, or the token may not see it`,
        };
  } catch (error) {
    signal.throwIfAborted();
    return account.toFailure(error);
  }
}

/** Names are the same in upper and lower case. */
function toListKey(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}
