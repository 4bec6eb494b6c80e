import {
  ScmHost,
  ScmHostOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { connectGitea, hasCredentials } from './client/connectGitea';
import { giteaFacts } from './declarations';
import { toDeliveries } from './deliveries/toDeliveries';
import { toChange, TOPIC } from './events/toChange';
import { toFacts } from './facts/toFacts';
import {
  GiteaLocation,
  locateEntity,
  locateUrl,
  toResourceKey,
} from './locate/giteaLocation';
import { readDetails, RepositoryDetails } from './query/readDetails';
import { readRepositories } from './query/readRepositories';
import { RepositoryAnswer } from './query/RepositoryAnswer';
import { readFiles } from './reader/readFiles';
import { Head, readHeads } from './reader/readHeads';

/** Gitea and Forgejo, as one kind of code host. */
export type GiteaHost = ScmHost<
  GiteaLocation,
  RepositoryAnswer,
  RepositoryDetails,
  Head
>;

/** Options of {@link createGiteaHost}. */
export interface GiteaHostOptions extends ScmHostOptions {
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter?: number;
}

/** Creates the description of Gitea that the generic source and reader work with. */
export function createGiteaHost({
  integrations,
  logger: _,
  ...options
}: GiteaHostOptions): GiteaHost {
  return {
    declaration: {
      id: 'gitea',
      title: 'Gitea',
      description:
        'What Gitea or Forgejo knows of a repository: runs of Actions, protection of the default branch, reviews, releases and owners.',
      facts: giteaFacts,
    },
    locateEntity: entity => locateEntity(entity, integrations),
    locateUrl: url => locateUrl(url, integrations),
    resourceKey: toResourceKey,
    connect: connectGitea(options),
    hasCredentials,
    readRepositories,
    readDetails: (account, _location, answer, read) =>
      readDetails(account, answer, read),
    toFacts,
    toDeliveries,
    repositoriesAtOnce: 20,
    readHeads,
    readFiles,
    topics: [TOPIC],
    toChange: (_topic, payload) => toChange(payload),
  };
}
