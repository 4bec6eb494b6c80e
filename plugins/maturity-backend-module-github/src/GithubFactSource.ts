import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  collectFromHosts,
  failureOf,
  DeliveryPublisher,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { describeFailure } from './client/describeFailure';
import { GithubAccount } from './client/GithubAccount';
import { GithubAccounts } from './client/GithubAccounts';
import { deliveriesOf } from './deliveries/deliveriesOf';
import { githubFacts } from './facts';
import { factsOf } from './facts/factsOf';
import {
  GithubLocation,
  locateOnGithub,
  subjectOf,
} from './locate/githubLocation';
import { readDetails } from './query/readDetails';
import { readRepositories, RepositoryResult } from './query/readRepositories';

/** Asks GitHub about the repositories of entities, each once a batch. */
export class GithubFactSource implements FactSource {
  readonly id = 'github';
  readonly title = 'GitHub';
  readonly description =
    'What GitHub knows of a repository: pipeline runs, protection of the default branch, alerts, deployments, releases and owners.';
  readonly facts = githubFacts;
  readonly appliesTo = {
    kind: { $in: ['Component', 'API', 'Resource', 'System', 'Template'] },
  };
  readonly schedule = { frequency: { hours: 1 }, timeout: { hours: 2 } };
  readonly settings = [
    'concurrency',
    'reserve',
    'timeout',
    'readsRepositories',
    'reportsDeliveries',
  ];
  readonly resumes = true as const;

  readonly #accounts: GithubAccounts;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #now: () => number;
  readonly #deliveries: DeliveryPublisher | undefined;
  readonly watch?: (
    onNews: (subjects: readonly string[]) => void,
  ) => Promise<void>;

  constructor(options: {
    readonly accounts: GithubAccounts;
    readonly integrations: ScmIntegrationRegistry;
    /** Milliseconds since 1970. */
    readonly now: () => number;
    /** Where deployments and changes are reported; nowhere when left out. */
    readonly deliveries?: DeliveryPublisher;
    /** Subscribes to what GitHub tells by itself. */
    readonly watch?: GithubFactSource['watch'];
  }) {
    this.#accounts = options.accounts;
    this.#integrations = options.integrations;
    this.#now = options.now;
    this.#deliveries = options.deliveries;
    this.watch = options.watch;
  }

  readonly subjectsOf = (entity: Entity): readonly string[] => {
    const located = locateOnGithub(entity, this.#integrations);
    return located && 'repository' in located
      ? [subjectOf(located.repository)]
      : [];
  };

  async collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    return collectFromHosts(options, {
      locate: entity => locateOnGithub(entity, this.#integrations),
      subjectOf,
      accountOf: location => this.#accounts.of(location),
      ask: (...asked) => this.#ask(...asked),
    });
  }

  async #ask(
    account: GithubAccount,
    locations: readonly GithubLocation[],
    signal: AbortSignal,
    refsOf: (location: GithubLocation) => readonly string[],
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    const results = await readRepositories(account, locations, {
      without: new Set(this.#deliveries ? [] : ['history']),
      signal,
    });
    const answers = locations.map(async location => {
      const subject = subjectOf(location);
      const result = results.get(subject);
      const answer = await this.#answer(account, location, result, signal);
      if (this.#deliveries && result && 'answer' in result) {
        const deliveries = deliveriesOf(result.answer, refsOf(location));
        await this.#deliveries.publish(subject, deliveries);
      }
      return [subject, answer] as const;
    });
    return new Map(await Promise.all(answers));
  }

  async #answer(
    account: GithubAccount,
    location: GithubLocation,
    result: RepositoryResult | undefined,
    signal: AbortSignal,
  ): Promise<CollectedFacts> {
    if (!result || !('answer' in result)) {
      return result ?? { error: `${account.host} did not answer` };
    }
    const now = this.#now();
    try {
      const details = await readDetails(account, location, result.answer, {
        now,
        signal,
      });
      const { answer, withheld } = result;
      return { facts: factsOf({ answer, withheld, details }, now) };
    } catch (error) {
      signal.throwIfAborted();
      return failureOf(error, each => describeFailure(each, account.host));
    }
  }
}
