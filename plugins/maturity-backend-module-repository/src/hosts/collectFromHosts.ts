import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectedFacts,
  CollectOptions,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { cleanedMessage } from './failures';
import { RequestCounts } from './RequestCounts';

/**
 * Somebody who asks a host, with credentials of its own.
 *
 * @public
 */
export interface HostAccount {
  readonly host: string;
  readonly counts: RequestCounts;
  readonly budget: { describe(): string };
}

/**
 * How a source finds repositories, and asks about them.
 *
 * @public
 */
export interface HostQuestions<Location, Account extends HostAccount> {
  /** Where the code of an entity is; `undefined` if it is elsewhere. */
  readonly locate: (
    entity: Entity,
  ) =>
    | { readonly repository: Location }
    | { readonly problem: string }
    | undefined;
  /** What tells one repository from the others. */
  readonly subjectOf: (location: Location) => string;
  /** Throws, in words for people, where there are no credentials. */
  readonly accountOf: (location: Location) => Promise<Account>;
  /** Answers each of these repositories by its subject. */
  readonly ask: (
    account: Account,
    locations: readonly Location[],
    signal: AbortSignal,
    /** Refs of the entities in a repository. */
    refsOf: (location: Location) => readonly string[],
  ) => Promise<ReadonlyMap<string, CollectedFacts>>;
}

interface Repository<Location> {
  readonly location: Location;
  readonly refs: string[];
}

/**
 * Asks hosts about the repositories of entities, each once, however many
 * entities are in it, and all that one account sees together.
 *
 * @public
 */
export async function collectFromHosts<Location, Account extends HostAccount>(
  { entities, signal, logger }: CollectOptions,
  questions: HostQuestions<Location, Account>,
): Promise<ReadonlyMap<string, CollectedFacts>> {
  const answers = new Map<string, CollectedFacts>();
  const repositories = locateAll(entities, questions, answers);
  const groups = new Map<Account, Repository<Location>[]>();
  for (const repository of repositories) {
    signal.throwIfAborted();
    try {
      const account = await questions.accountOf(repository.location);
      groups.set(account, [...(groups.get(account) ?? []), repository]);
    } catch (error) {
      const message = cleanedMessage(error);
      repository.refs.forEach(ref => answers.set(ref, { error: message }));
    }
  }
  for (const [account, group] of groups) {
    const before = account.counts.current;
    const refs = new Map(group.map(each => [each.location, each.refs]));
    const answered = await questions.ask(
      account,
      group.map(({ location }) => location),
      signal,
      location => refs.get(location) ?? [],
    );
    for (const { location, refs: own } of group) {
      const answer = answered.get(questions.subjectOf(location)) ?? {
        error: `${account.host} did not answer`,
      };
      own.forEach(ref => answers.set(ref, answer));
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
function locateAll<Location, Account extends HostAccount>(
  entities: readonly Entity[],
  { locate, subjectOf }: HostQuestions<Location, Account>,
  answers: Map<string, CollectedFacts>,
): Iterable<Repository<Location>> {
  const repositories = new Map<string, Repository<Location>>();
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    const located = locate(entity);
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
      repositories.set(subject, { location: located.repository, refs: [ref] });
    }
  }
  return repositories.values();
}
