import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { EventsService } from '@backstage/plugin-events-node';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import {
  ApiAccount,
  cleanMessage,
  DeliveryPublisher,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ScmHost, ScmLocation, SeenRepository } from './ScmHost';

/** Keys of the configuration of each source. */
const SETTINGS = [
  'concurrency',
  'reserve',
  'timeout',
  'readsRepositories',
  'reportsDeliveries',
];

interface ScmFactSourceOptions<Location extends ScmLocation, Answer, Details> {
  readonly host: ScmHost<
    Location,
    Answer,
    Details,
    { readonly commit: string }
  >;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Publishes deployments and changes; none are published when left out. */
  readonly deliveries?: DeliveryPublisher;
  /** Reports changes at the host; none are received when left out. */
  readonly events?: EventsService;
}

interface Repository<Location> {
  readonly location: Location;
  /** Entities in the repository. */
  readonly refs: string[];
}

interface Described<Details> {
  readonly collected: CollectedFacts;
  /** Left out if they could not be read. */
  readonly details?: Details;
}

/**
 * Asks a code host about the repositories of entities: each repository once a
 * batch, and all that one account sees together.
 */
export class ScmFactSource<Location extends ScmLocation, Answer, Details>
  implements FactSource
{
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly facts: FactSource['facts'];
  readonly appliesTo = {
    kind: { $in: ['Component', 'API', 'Resource', 'System', 'Template'] },
  };
  readonly schedule = { frequency: { hours: 1 }, timeout: { hours: 2 } };
  readonly settings: readonly string[];
  readonly resumable = true;
  readonly subscribe?: FactSource['subscribe'];
  readonly #options: ScmFactSourceOptions<Location, Answer, Details>;
  readonly #asked = new Set<ApiAccount>();

  constructor(options: ScmFactSourceOptions<Location, Answer, Details>) {
    const { host, events } = options;
    const { id, title, description, facts } = host.declaration;
    this.id = id;
    this.title = title;
    this.description = description;
    this.facts = facts;
    this.settings = [...SETTINGS, ...(host.settings ?? [])];
    this.#options = options;
    this.subscribe =
      events &&
      (onChange =>
        events.subscribe({
          id: `${id}-facts`,
          topics: [...host.topics],
          onEvent: async ({ topic, eventPayload }) => {
            const change = host.toChange(topic, eventPayload);
            if (change) {
              onChange(change.resourceKeys);
            }
          },
        }));
  }

  readonly resourceKeys = (entity: Entity): readonly string[] => {
    const { host } = this.#options;
    const located = host.locateEntity(entity);
    return located && 'repository' in located
      ? [host.resourceKey(located.repository)]
      : [];
  };

  readonly countRequests = (): number =>
    [...this.#asked]
      .map(({ counts }) => counts.current.graphql + counts.current.rest)
      .reduce((a, b) => a + b, 0);

  readonly listBudgets: NonNullable<FactSource['listBudgets']> = () =>
    [...this.#asked].flatMap(account => account.listBudgets());

  async collect({
    entities,
    signal,
    logger,
  }: CollectOptions): Promise<ReadonlyMap<string, CollectedFacts>> {
    const answers = new Map<string, CollectedFacts>();
    const groups = await this.#groupByAccount(
      this.#locateAll(entities, answers),
      signal,
      answers,
    );
    for (const [account, repositories] of groups) {
      this.#asked.add(account);
      const before = account.counts.current;
      await this.#ask(account, repositories, signal, answers);
      const after = account.counts.current;
      logger.debug(
        `Asked ${account.host} about ${repositories.length} repositories: ${
          after.graphql - before.graphql
        } GraphQL and ${after.rest - before.rest} REST requests, ${
          after.notModified - before.notModified
        } of them not modified; ${
          account.budget.describe() || 'no rate limit known'
        }`,
      );
    }
    return answers;
  }

  /** Finds the repositories. Entities with wrong annotations get an error. */
  #locateAll(
    entities: readonly Entity[],
    answers: Map<string, CollectedFacts>,
  ): Iterable<Repository<Location>> {
    const { host } = this.#options;
    const repositories = new Map<string, Repository<Location>>();
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      const located = host.locateEntity(entity);
      if (located && 'problem' in located) {
        answers.set(ref, { error: located.problem });
      } else if (located) {
        const location = located.repository;
        const key = host.resourceKey(location);
        const repository = repositories.get(key) ?? { location, refs: [] };
        repository.refs.push(ref);
        repositories.set(key, repository);
      }
    }
    return repositories.values();
  }

  async #groupByAccount(
    repositories: Iterable<Repository<Location>>,
    signal: AbortSignal,
    answers: Map<string, CollectedFacts>,
  ): Promise<ReadonlyMap<ApiAccount, readonly Repository<Location>[]>> {
    const groups = new Map<ApiAccount, Repository<Location>[]>();
    for (const repository of repositories) {
      signal.throwIfAborted();
      try {
        const account = await this.#options.host.connect(repository.location);
        const group = groups.get(account) ?? [];
        group.push(repository);
        groups.set(account, group);
      } catch (error) {
        const message = cleanMessage(error);
        repository.refs.forEach(ref => answers.set(ref, { error: message }));
      }
    }
    return groups;
  }

  async #ask(
    account: ApiAccount,
    repositories: readonly Repository<Location>[],
    signal: AbortSignal,
    answers: Map<string, CollectedFacts>,
  ): Promise<void> {
    const { host, deliveries } = this.#options;
    const now = this.#options.now();
    const results = await host.readRepositories(
      account,
      repositories.map(({ location }) => location),
      { now, signal, withDeliveries: deliveries !== undefined },
    );
    // Two locations, a path and a number, can lead to one repository.
    const described = new Map<Answer, Promise<Described<Details>>>();
    const answer = async ({ location, refs }: Repository<Location>) => {
      const key = host.resourceKey(location);
      const result = results.get(key);
      if (!result || !('answer' in result)) {
        return result ?? { error: `${account.host} did not answer` };
      }
      const describing =
        described.get(result.answer) ??
        this.#describe(account, location, result, { now, signal });
      described.set(result.answer, describing);
      const { collected, details } = await describing;
      await deliveries?.publish(
        key,
        host.toDeliveries(result.answer, details, refs, now),
      );
      return collected;
    };
    await Promise.all(
      repositories.map(async repository => {
        const collected = await answer(repository);
        repository.refs.forEach(ref => answers.set(ref, collected));
      }),
    );
  }

  async #describe(
    account: ApiAccount,
    location: Location,
    seen: SeenRepository<Answer>,
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<Described<Details>> {
    const { host } = this.#options;
    try {
      const details = await host.readDetails(
        account,
        location,
        seen.answer,
        options,
      );
      const facts = host.toFacts({ ...seen, details }, options.now);
      return { collected: { facts }, details };
    } catch (error) {
      options.signal.throwIfAborted();
      return { collected: account.toFailure(error) };
    }
  }
}
