import { mockServices } from '@backstage/backend-test-utils';
import { CacheService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { JsonValue } from '@backstage/types';
import {
  RequestSettings,
  DeliveryPublisher,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { GithubAccounts } from '../client/GithubAccounts';
import { GithubFactSource } from '../GithubFactSource';
import { NOW } from './exampleWorld';
import { FakeGithub } from './FakeGithub';
import { FakeRepository } from './FakeRepository';

/** A cache that forgets nothing. */
export function memoryCache(): CacheService {
  const entries = new Map<string, string>();
  const cache: CacheService = {
    get: async <T extends JsonValue>(key: string) => {
      const text = entries.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    set: async (key, value) => {
      entries.set(key, JSON.stringify(value));
    },
    delete: async key => {
      entries.delete(key);
    },
    withOptions: () => cache,
  };
  return cache;
}

/** What is different from the usual. */
export interface SourceSettings extends Partial<RequestSettings> {
  readonly token?: string;
  readonly deliveries?: DeliveryPublisher;
  readonly github?: Parameters<typeof FakeGithub.start>[1];
  /** In place of the token. */
  readonly apps?: object[];
}

/** The source beside a GitHub of these repositories. */
export async function startSource(
  repositories: readonly FakeRepository[],
  settings: SourceSettings = {},
) {
  const { apps, deliveries } = settings;
  const github = await FakeGithub.start(repositories, settings.github);
  const { token } = { ...github.integration, ...settings };
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [
          { ...github.integration, token: apps ? undefined : token, apps },
        ],
      },
    }),
  );
  const accounts = new GithubAccounts({
    credentials:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    cache: memoryCache(),
    logger: mockServices.logger.mock(),
    settings: { concurrency: 5, reserve: 0.2, timeout: 5_000, ...settings },
    now: () => Date.now(),
    retryAfter: 5,
    isThrottled: false,
  });
  const source = new GithubFactSource({
    ...(deliveries && { deliveries }),
    accounts,
    integrations,
    now: () => NOW,
  });
  const collect = (
    entities: readonly Entity[],
    signal = new AbortController().signal,
  ): Promise<ReadonlyMap<string, CollectedFacts>> =>
    source.collect({
      entities,
      etags: new Map(),
      signal,
      logger: mockServices.logger.mock(),
    });
  return { github, source, collect, accounts, integrations };
}

/** The values of an answer by fact, or the reason of what is unknown. */
export function valuesOf(answer: CollectedFacts | undefined) {
  if (!answer || !('facts' in answer)) {
    return answer;
  }
  return Object.fromEntries(
    Object.entries(answer.facts).map(([name, fact]) => [
      name,
      'value' in fact ? fact.value : fact,
    ]),
  );
}
