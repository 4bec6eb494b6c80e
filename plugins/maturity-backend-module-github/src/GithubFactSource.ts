import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  cleanedMessage,
  PostponedError,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { GithubAccount } from './client/GithubAccount';
import { GithubAccounts } from './client/GithubAccounts';
import { deliveriesOf } from './deliveries/deliveriesOf';
import { DeliveryPublisher } from './deliveries/DeliveryPublisher';
import { githubFacts } from './facts';
import { factsOf } from './facts/factsOf';
import {
  GithubLocation,
  locateOnGithub,
  subjectOf,
} from './locate/githubLocation';
import { readDetails } from './query/readDetails';
import { readRepositories, RepositoryResult } from './query/readRepositories';

interface Repository {
  readonly location: GithubLocation;
  readonly refs: string[];
}

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
    const { entities, signal, logger } = options;
    const answers = new Map<string, CollectedFacts>();
    const repositories = this.#locate(entities, answers);
    for (const [account, group] of await this.#byAccount(
      repositories,
      answers,
      signal,
    )) {
      const before = account.counts.current;
      for (const [ref, answer] of await this.#ask(account, group, signal)) {
        answers.set(ref, answer);
      }
      const after = account.counts.current;
      logger.debug(
        `Asked ${account.host} about ${group.length} repositories: ${
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

  /** Finds the repositories, and answers the entities whose repository cannot be told. */
  #locate(
    entities: readonly Entity[],
    answers: Map<string, CollectedFacts>,
  ): readonly Repository[] {
    const repositories = new Map<string, Repository>();
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      const located = locateOnGithub(entity, this.#integrations);
      if (!located) {
        continue;
      }
      if ('problem' in located) {
        answers.set(ref, { error: located.problem });
        continue;
      }
      const subject = subjectOf(located.repository);
      const known = repositories.get(subject);
      if (known) {
        known.refs.push(ref);
      } else {
        repositories.set(subject, {
          location: located.repository,
          refs: [ref],
        });
      }
    }
    return [...repositories.values()];
  }

  async #byAccount(
    repositories: readonly Repository[],
    answers: Map<string, CollectedFacts>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<GithubAccount, readonly Repository[]>> {
    const groups = new Map<GithubAccount, Repository[]>();
    for (const repository of repositories) {
      signal.throwIfAborted();
      try {
        const account = await this.#accounts.of(repository.location);
        groups.set(account, [...(groups.get(account) ?? []), repository]);
      } catch (error) {
        const message = cleanedMessage(error);
        repository.refs.forEach(ref => answers.set(ref, { error: message }));
      }
    }
    return groups;
  }

  async #ask(
    account: GithubAccount,
    repositories: readonly Repository[],
    signal: AbortSignal,
  ): Promise<Iterable<readonly [string, CollectedFacts]>> {
    const results = await readRepositories(
      account,
      repositories.map(({ location }) => location),
      { without: new Set(this.#deliveries ? [] : ['history']), signal },
    );
    const answered = await Promise.all(
      repositories.map(async ({ location, refs }) => {
        const subject = subjectOf(location);
        const result = results.get(subject);
        const answer = await this.#answer(account, location, result, signal);
        if (this.#deliveries && result && 'answer' in result) {
          const deliveries = deliveriesOf(result.answer, refs);
          await this.#deliveries.publish(subject, deliveries);
        }
        return refs.map(ref => [ref, answer] as const);
      }),
    );
    return answered.flat();
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
      if (error instanceof PostponedError) {
        const { until, message: reason } = error;
        return { postponed: { until, reason } };
      }
      throw error;
    }
  }
}
