import { AzureDevOpsCredentialsProvider } from '@backstage/integration';
import {
  ScmHost,
  ScmHostOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  connectAzureDevOps,
  hasCredentials,
} from './client/connectAzureDevOps';
import { azureDevOpsFacts } from './declarations';
import { toDeliveries } from './deliveries/toDeliveries';
import { toChange, TOPIC } from './events/toChange';
import { toFacts } from './facts/toFacts';
import {
  AzureLocation,
  locateEntity,
  locateUrl,
  toResourceKey,
} from './locate/azureLocation';
import { ProjectLists } from './query/ProjectLists';
import { readDetails } from './query/readDetails';
import { readRepositories } from './query/readRepositories';
import { RepositoryAnswer, RepositoryDetails } from './query/RepositoryAnswer';
import { readFiles } from './reader/readFiles';
import { Head, readHeads } from './reader/readHeads';

/** Azure DevOps, as a kind of code host. */
export type AzureDevOpsHost = ScmHost<
  AzureLocation,
  RepositoryAnswer,
  RepositoryDetails,
  Head
>;

/** Options of {@link createAzureDevOpsHost}. */
export interface AzureDevOpsHostOptions extends ScmHostOptions {
  readonly credentials: AzureDevOpsCredentialsProvider;
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter?: number;
}

/** Creates the description of Azure DevOps that the generic source and reader work with. */
export function createAzureDevOpsHost(
  options: AzureDevOpsHostOptions,
): AzureDevOpsHost {
  const { integrations } = options;
  const lists = new ProjectLists(options.now);
  return {
    declaration: {
      id: 'azure-devops',
      title: 'Azure DevOps',
      description:
        'What Azure DevOps knows of a repository: builds, branch policies, reviews, deployments and environments.',
      facts: azureDevOpsFacts,
    },
    locateEntity: entity => locateEntity(entity, integrations),
    locateUrl: url => locateUrl(url, integrations),
    resourceKey: toResourceKey,
    connect: connectAzureDevOps({
      credentials: options.credentials,
      cache: options.cache,
      now: options.now,
      pauses: options.pauses,
      retryAfter: options.retryAfter,
      settings: options.settings,
    }),
    hasCredentials,
    readRepositories: (account, locations, read) =>
      readRepositories(account, lists, locations, read),
    readDetails: (account, _, answer, read) =>
      readDetails(account, answer, read),
    toFacts,
    toDeliveries,
    repositoriesAtOnce: 20,
    readHeads: (account, asked, signal) =>
      readHeads(account, lists, asked, signal),
    readFiles,
    topics: [TOPIC],
    toChange: (_, payload) => {
      const change = toChange(payload, integrations);
      if (change) {
        lists.clear();
      }
      return change;
    },
  };
}
