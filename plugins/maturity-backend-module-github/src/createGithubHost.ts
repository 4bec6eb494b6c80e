import { GithubCredentialsProvider } from '@backstage/integration';
import {
  ScmHost,
  ScmHostOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { connectGithub } from './client/connectGithub';
import { createSend } from './client/createSend';
import { githubFacts } from './declarations';
import { DeliverySettings } from './deliveries/readDeliverySettings';
import { toDeliveries } from './deliveries/toDeliveries';
import { toChange, topics } from './events/toChange';
import { toFacts } from './facts/toFacts';
import {
  GithubLocation,
  locateEntity,
  locateUrl,
  toResourceKey,
} from './locate/githubLocation';
import { FieldGroupName } from './query/fieldGroups';
import { Organisations } from './query/Organisations';
import { readDetails, RepositoryDetails } from './query/readDetails';
import { readRepositories } from './query/readRepositories';
import { addRuns } from './query/readRuns';
import { RepositoryAnswer } from './query/RepositoryAnswer';
import { readFiles } from './reader/readFiles';
import { Head, readHeads } from './reader/readHeads';

/** GitHub, as a kind of code host. */
export type GithubHost = ScmHost<
  GithubLocation,
  RepositoryAnswer,
  RepositoryDetails,
  Head
>;

/** Events that change a list of an organisation. */
const ALERT_TOPICS: ReadonlySet<string> = new Set([
  'github.code_scanning_alert',
  'github.secret_scanning_alert',
]);

/** Options of {@link createGithubHost}. */
export interface GithubHostOptions extends ScmHostOptions {
  readonly credentials: GithubCredentialsProvider;
  /** Events that count as deployments; the deployments of GitHub, if `reportsDeliveries` is set, when left out. */
  readonly deliveries?: DeliverySettings;
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter?: number;
  /** Whether requests are spaced out, as GitHub asks for; not in tests. */
  readonly isThrottled?: boolean;
}

/** Creates the description of GitHub that the generic source and reader work with. */
export function createGithubHost(options: GithubHostOptions): GithubHost {
  const { integrations, logger, isThrottled = true } = options;
  const deliveries = options.deliveries ?? { from: 'deployments' };
  const { from } = deliveries;
  const organisations = new Organisations(options.now);
  return {
    declaration: {
      id: 'github',
      title: 'GitHub',
      description:
        'What GitHub knows of a repository: pipeline runs, protection of the default branch, alerts, deployments, releases and owners.',
      facts: githubFacts,
    },
    locateEntity: entity => locateEntity(entity, integrations),
    locateUrl: url => locateUrl(url, integrations),
    resourceKey: toResourceKey,
    connect: connectGithub({
      credentials: options.credentials,
      cache: options.cache,
      now: options.now,
      pauses: options.pauses,
      retryAfter: options.retryAfter,
      settings: options.settings,
      send: createSend(logger, isThrottled),
    }),
    // GitHub answers no GraphQL query without credentials.
    hasCredentials: ({ integration: { config } }) =>
      Boolean(config.token ?? config.apps?.length),
    readRepositories: async (account, locations, asked) => {
      const without = new Set<FieldGroupName>();
      if (!asked.withDeliveries) {
        without.add('history');
      }
      if (!asked.withDeliveries || from !== 'deployments') {
        without.add('deployed');
      }
      const { signal } = asked;
      const results = await readRepositories(account, locations, {
        without,
        signal,
      });
      return addRuns(account, locations, results, asked);
    },
    readDetails: (account, location, answer, asked) =>
      readDetails(account, location, answer, {
        ...asked,
        organisations,
        withDeployRuns: from === 'workflows',
      }),
    toFacts,
    toDeliveries: (answer, details, entityRefs) =>
      toDeliveries(answer, details, entityRefs, deliveries),
    settings: ['deliveries'],
    reportsDeliveries: options.deliveries && true,
    repositoriesAtOnce: 100,
    readHeads,
    readFiles,
    topics,
    toChange: (topic, payload) => {
      if (ALERT_TOPICS.has(topic)) {
        organisations.forget();
      }
      return toChange(topic, payload);
    },
  };
}
