import {
  ScmHost,
  ScmHostOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { connectBitbucket, hasCredentials } from './client/connectBitbucket';
import { bitbucketFacts } from './declarations';
import { toDeliveries } from './deliveries/toDeliveries';
import { toChange, TOPIC } from './events/toChange';
import { toFacts } from './facts/toFacts';
import {
  BitbucketLocation,
  locateEntity,
  locateUrl,
  readBaseUrl,
  toResourceKey,
} from './locate/bitbucketLocation';
import { readDetails, RepositoryDetails } from './query/readDetails';
import { readRepositories } from './query/readRepositories';
import { RepositoryAnswer } from './query/RepositoryAnswer';
import { readFiles } from './reader/readFiles';
import { Head, readHeads } from './reader/readHeads';

/** Bitbucket Data Center, as a kind of code host. */
export type BitbucketHost = ScmHost<
  BitbucketLocation,
  RepositoryAnswer,
  RepositoryDetails,
  Head
>;

/** Options of {@link createBitbucketHost}. */
export interface BitbucketHostOptions extends ScmHostOptions {
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter?: number;
}

/** Creates the description of Bitbucket that the generic source and reader work with. */
export function createBitbucketHost({
  integrations,
  logger: _,
  ...options
}: BitbucketHostOptions): BitbucketHost {
  const baseUrls = integrations.bitbucketServer.list().map(readBaseUrl);
  return {
    declaration: {
      id: 'bitbucket-server',
      title: 'Bitbucket Data Center',
      description:
        'What Bitbucket Data Center knows of a repository: builds of commits, protection of the default branch, reviews and owners.',
      facts: bitbucketFacts,
    },
    locateEntity: entity => locateEntity(entity, integrations),
    locateUrl: url => locateUrl(url, integrations),
    resourceKey: toResourceKey,
    connect: connectBitbucket(options),
    hasCredentials,
    readRepositories,
    readDetails: (account, _location, answer, read) =>
      readDetails(account, answer, read),
    toFacts: ({ answer, details }) => toFacts(answer, details),
    toDeliveries,
    repositoriesAtOnce: 20,
    readHeads,
    readFiles,
    topics: [TOPIC],
    toChange: (_topic, payload) => toChange(payload, baseUrls),
  };
}
