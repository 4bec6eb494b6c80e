import {
  ScmHost,
  ScmHostOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { connectBitbucket } from './client/connectBitbucket';
import { hasCredentials } from './client/hasCredentials';
import { bitbucketFacts } from './declarations';
import { toDeliveries } from './deliveries/toDeliveries';
import { ChangeReader, TOPICS } from './events/ChangeReader';
import { toFacts } from './facts/toFacts';
import {
  BitbucketLocation,
  locateEntity,
  locateUrl,
  toResourceKey,
} from './locate/bitbucketLocation';
import { createDetailsReader, RepositoryDetails } from './query/readDetails';
import { RepositoryAnswer, RepositoryLists } from './query/RepositoryLists';
import { createFileReader } from './reader/readFiles';
import { createHeadReader, Head } from './reader/readHeads';

/** Bitbucket Cloud, as a kind of code host. */
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

/** Creates the description of Bitbucket Cloud that the generic source and reader work with. */
export function createBitbucketHost(
  options: BitbucketHostOptions,
): BitbucketHost {
  const { integrations, urlReader } = options;
  const lists = new RepositoryLists(options);
  const changes = new ChangeReader();
  return {
    declaration: {
      id: 'bitbucket-cloud',
      title: 'Bitbucket Cloud',
      description:
        'What Bitbucket Cloud knows of a repository: pipelines, restrictions of the default branch, reviews, deployments and code owners.',
      facts: bitbucketFacts,
    },
    locateEntity: entity => locateEntity(entity, integrations),
    locateUrl: url => locateUrl(url, integrations),
    resourceKey: toResourceKey,
    connect: connectBitbucket(options),
    hasCredentials: ({ integration }) => hasCredentials(integration.config),
    readRepositories: async (account, locations, { signal }) => {
      const found = await lists.read(account, locations, signal);
      changes.learn(found.values());
      return new Map(
        [...found].map(([key, each]) => [
          key,
          'fullName' in each ? { answer: each, withheld: new Map() } : each,
        ]),
      );
    },
    readDetails: createDetailsReader(options),
    toFacts,
    toDeliveries,
    repositoriesAtOnce: 50,
    readHeads: createHeadReader(lists),
    readFiles: createFileReader(urlReader),
    topics: TOPICS,
    toChange: (topic, payload) => changes.read(topic, payload),
  };
}
