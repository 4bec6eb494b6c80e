import { GitlabCredentialsProvider } from '@backstage/integration';
import {
  ScmHost,
  ScmHostOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { connectGitlab } from './client/connectGitlab';
import { gitlabFacts } from './declarations';
import { toDeliveries } from './deliveries/toDeliveries';
import { toChange, TOPIC } from './events/toChange';
import { toFacts } from './facts/toFacts';
import {
  GitlabLocation,
  locateEntity,
  locateUrl,
  toResourceKey,
} from './locate/gitlabLocation';
import { ProjectAnswer } from './query/ProjectAnswer';
import { ProjectDetails, readDetails } from './query/readDetails';
import { readRepositories } from './query/readRepositories';
import { createFileReader } from './reader/readFiles';
import { Head, readHeads } from './reader/readHeads';

/** GitLab, as a kind of code host. */
export type GitlabHost = ScmHost<
  GitlabLocation,
  ProjectAnswer,
  ProjectDetails,
  Head
>;

/** Options of {@link createGitlabHost}. */
export interface GitlabHostOptions extends ScmHostOptions {
  readonly credentials: GitlabCredentialsProvider;
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter?: number;
}

/** Creates the description of GitLab that the generic source and reader work with. */
export function createGitlabHost(options: GitlabHostOptions): GitlabHost {
  const { integrations } = options;
  return {
    declaration: {
      id: 'gitlab',
      title: 'GitLab',
      description:
        'What GitLab knows of a project: pipelines, protection of the default branch, scanners and vulnerabilities, deployments, releases and owners.',
      facts: gitlabFacts,
    },
    locateEntity: entity => locateEntity(entity, integrations),
    locateUrl: url => locateUrl(url, integrations),
    resourceKey: toResourceKey,
    connect: connectGitlab({
      credentials: options.credentials,
      cache: options.cache,
      now: options.now,
      pauses: options.pauses,
      retryAfter: options.retryAfter,
      settings: options.settings,
    }),
    // GitLab shows hardly anything without a token.
    hasCredentials: ({ integration }) => Boolean(integration.config.token),
    readRepositories,
    readDetails: (account, _, answer, { signal }) =>
      readDetails(account, answer, signal),
    toFacts,
    toDeliveries,
    repositoriesAtOnce: 50,
    readHeads,
    readFiles: createFileReader(),
    topics: [TOPIC],
    toChange: (_, payload) => toChange(payload),
  };
}
