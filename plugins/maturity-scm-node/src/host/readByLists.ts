import {
  ApiAccount,
  RequestFailure,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { readEach } from './readEach';
import { SeenRepository } from './ScmHost';

/** How {@link readByLists} asks a host. @public */
export interface ListedRepositories<Location, Answer> {
  /** Key of the repository, as `resourceKey` of the host returns it. */
  resourceKey(location: Location): string;
  /** The list that has the repository: its owner or project. */
  toList(location: Location): string;
  /** Names a repository, the same for all spellings. */
  toName(location: Location): string;
  /** Names the repository of an answer as `toName` does. */
  readName(answer: Answer): string;
  /** The same for locations that lead to one repository. */
  readId(answer: Answer): number | string;
  /** Asks for a page, from 1 on. A page can be shorter than asked for. */
  askForPage(
    list: string,
    page: number,
  ): Promise<RestAnswer<readonly Answer[]>>;
  askForOne(location: Location): Promise<RestAnswer<Answer>>;
  /** Says in one sentence, for people, that the host refused to show it. */
  describeRefusal(location: Location, status: number): string;
}

type Found<Answer> = { readonly answer: Answer } | RequestFailure;

/**
 * Asks for repositories at a host that lists those of an owner: the lists first, as long
 * as that takes fewer requests than to ask for each, then those that are in no list.
 * Locations that lead to the same repository get the same answer. A list that fails is
 * the failure of all that were wanted of it.
 *
 * @returns A result for each location, by resource key
 * @public
 */
export async function readByLists<Location, Answer>(
  account: ApiAccount,
  locations: readonly Location[],
  host: ListedRepositories<Location, Answer>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, SeenRepository<Answer> | RequestFailure>> {
  const known = new Map<string, Found<Answer>>();
  await Promise.all(
    [...groupByList(locations, host)].map(async ([list, wanted]) => {
      try {
        await readList(list, wanted, known, host);
      } catch (error) {
        signal.throwIfAborted();
        const failure = account.toFailure(error);
        wanted.forEach(name => known.set(name, known.get(name) ?? failure));
      }
    }),
  );
  const found = await readEach(
    account,
    locations,
    async location =>
      known.get(host.toName(location)) ?? (await readOne(location, host)),
    signal,
  );
  const byId = new Map<number | string, SeenRepository<Answer>>();
  return new Map(
    locations.map((location, index) => {
      const result = found[index]!;
      return [
        host.resourceKey(location),
        'answer' in result ? toSeen(result.answer) : result,
      ];
    }),
  );

  function toSeen(answer: Answer): SeenRepository<Answer> {
    const id = host.readId(answer);
    const seen = byId.get(id) ?? { answer, withheld: new Map() };
    byId.set(id, seen);
    return seen;
  }
}

function groupByList<Location, Answer>(
  locations: readonly Location[],
  host: ListedRepositories<Location, Answer>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const lists = new Map<string, Set<string>>();
  for (const location of locations) {
    const list = host.toList(location);
    const names = lists.get(list) ?? new Set();
    lists.set(list, names.add(host.toName(location)));
  }
  return lists;
}

/** Reads pages of a list, until all wanted ones are there or it no longer pays. */
async function readList<Location, Answer>(
  list: string,
  wanted: ReadonlySet<string>,
  known: Map<string, Found<Answer>>,
  host: ListedRepositories<Location, Answer>,
): Promise<void> {
  const left = new Set(wanted);
  for (let page = 1; page <= wanted.size / 2 && left.size > 1; page += 1) {
    const answers = await host.askForPage(list, page);
    if ('refused' in answers || answers.value.length === 0) {
      return;
    }
    for (const answer of answers.value) {
      const name = host.readName(answer);
      known.set(name, { answer });
      left.delete(name);
    }
  }
}

async function readOne<Location, Answer>(
  location: Location,
  host: ListedRepositories<Location, Answer>,
): Promise<Found<Answer>> {
  const answer = await host.askForOne(location);
  return 'value' in answer
    ? { answer: answer.value }
    : { error: host.describeRefusal(location, answer.refused.status) };
}
