import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  collectFromHosts,
  daysBefore,
  DeliveryPublisher,
  failureOf,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { describeFailure } from './client/describeFailure';
import { GitlabAccount } from './client/GitlabAccount';
import { GitlabAccounts } from './client/GitlabAccounts';
import { deliveriesOf } from './deliveries/deliveriesOf';
import { gitlabFacts } from './facts';
import { factsOf } from './facts/factsOf';
import {
  GitlabLocation,
  locateOnGitlab,
  subjectOf,
} from './locate/gitlabLocation';
import {
  CompletedProject,
  completeProjects,
  SeenProject,
} from './query/completeProjects';
import { projectGroups } from './query/fieldGroups';
import { numberOf } from './query/findMoved';
import { findProjects } from './query/findProjects';
import { ProjectAnswer } from './query/ProjectAnswer';
import { Deployment, ProjectDetails, readDetails } from './query/readDetails';

/** Days in which merge requests are counted. */
const REVIEW_DAYS = 90;

/** By which REST is asked, with the commit where it is known. */
function keyOf({ id, contents_files }: ProjectAnswer) {
  return {
    id: numberOf(id),
    commit: contents_files?.tree?.lastCommit?.sha,
  };
}

/** What is not asked of an archived project. */
const unknown = 'the project is archived, so it was not asked about';
const archived: ProjectDetails = {
  licences: { unknown },
  environments: { unknown },
  deployments: { unknown },
};

/** What became of a project, with what was deployed of it. */
interface Answered {
  readonly collected: CollectedFacts;
  readonly deployments: readonly Deployment[];
}

/** Asks GitLab about the projects of entities, each once a batch. */
export class GitlabFactSource implements FactSource {
  readonly id = 'gitlab';
  readonly title = 'GitLab';
  readonly description =
    'What GitLab knows of a project: pipelines, protection of the default branch, scanners and vulnerabilities, deployments, releases and owners.';
  readonly facts = gitlabFacts;
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

  readonly #accounts: GitlabAccounts;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #now: () => number;
  readonly #deliveries: DeliveryPublisher | undefined;
  readonly watch?: FactSource['watch'];

  constructor(options: {
    readonly accounts: GitlabAccounts;
    readonly integrations: ScmIntegrationRegistry;
    /** Milliseconds since 1970. */
    readonly now: () => number;
    /** Where deployments are reported; nowhere when left out. */
    readonly deliveries?: DeliveryPublisher;
    /** Subscribes to what GitLab tells by itself. */
    readonly watch?: FactSource['watch'];
  }) {
    this.#accounts = options.accounts;
    this.#integrations = options.integrations;
    this.#now = options.now;
    this.#deliveries = options.deliveries;
    this.watch = options.watch;
  }

  readonly subjectsOf = (entity: Entity): readonly string[] => {
    const located = locateOnGitlab(entity, this.#integrations);
    return located && 'repository' in located
      ? [subjectOf(located.repository)]
      : [];
  };

  async collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    return collectFromHosts(options, {
      locate: entity => locateOnGitlab(entity, this.#integrations),
      subjectOf,
      accountOf: location => this.#accounts.of(location),
      ask: (...asked) => this.#ask(...asked),
    });
  }

  async #ask(
    account: GitlabAccount,
    locations: readonly GitlabLocation[],
    signal: AbortSignal,
    refsOf: (location: GitlabLocation) => readonly string[],
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    const now = this.#now();
    const found = await findProjects<ProjectAnswer>(
      account,
      locations,
      {
        groups: projectGroups,
        variables: { mergedAfter: daysBefore(now, REVIEW_DAYS) },
      },
      signal,
    );
    const seen = new Map<string, SeenProject>();
    for (const result of found.values()) {
      if ('answer' in result) {
        seen.set(result.answer.id, result);
      }
    }
    const completed = await completeProjects(account, [...seen.values()], {
      ...{ now, signal },
    });
    const byId = new Map(
      await Promise.all(
        [...completed].map(
          async ([id, project]) =>
            [id, await this.#answer(account, project, signal, now)] as const,
        ),
      ),
    );
    const refs = new Map(
      locations.map(location => [subjectOf(location), refsOf(location)]),
    );
    const answers = new Map<string, CollectedFacts>();
    for (const [subject, result] of found) {
      if (!('answer' in result)) {
        answers.set(subject, result);
        continue;
      }
      const { collected, deployments } = byId.get(result.answer.id)!;
      answers.set(subject, collected);
      await this.#deliveries?.publish(
        subject,
        deliveriesOf(result.answer, deployments, refs.get(subject) ?? []),
      );
    }
    return answers;
  }

  async #answer(
    account: GitlabAccount,
    project: CompletedProject,
    signal: AbortSignal,
    now: number,
  ): Promise<Answered> {
    if ('postponed' in project) {
      return { collected: project, deployments: [] };
    }
    const { answer, withheld } = project;
    try {
      const details = answer.basics_archived
        ? archived
        : await readDetails(account, keyOf(answer), signal);
      const { deployments } = details;
      return {
        collected: { facts: factsOf({ answer, withheld, details }, now) },
        deployments: 'unknown' in deployments ? [] : deployments,
      };
    } catch (error) {
      signal.throwIfAborted();
      return {
        collected: failureOf(error, each =>
          describeFailure(each, account.host),
        ),
        deployments: [],
      };
    }
  }
}
