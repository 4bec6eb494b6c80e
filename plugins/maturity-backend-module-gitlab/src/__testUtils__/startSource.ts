import { mockServices } from '@backstage/backend-test-utils';
import { CacheService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { JsonValue } from '@backstage/types';
import {
  DeliveryPublisher,
  RequestSettings,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { GitlabAccounts } from '../client/GitlabAccounts';
import { GitlabFactSource } from '../GitlabFactSource';
import { NOW } from './exampleWorld';
import { FakeGitlab, FakeOptions } from './FakeGitlab';
import { FakeProject } from './FakeProject';

/** A cache that forgets nothing. */
export function memoryCache(): CacheService {
  const entries = new Map<string, JsonValue>();
  const cache: CacheService = {
    get: async <T extends JsonValue>(key: string) =>
      structuredClone(entries.get(key)) as T | undefined,
    set: async (key, value) => {
      entries.set(key, structuredClone(value));
    },
    delete: async key => {
      entries.delete(key);
    },
    withOptions: () => cache,
  };
  return cache;
}

/** The source beside a GitLab of these projects. */
export async function startSource(
  projects: readonly FakeProject[],
  options: Partial<RequestSettings> &
    FakeOptions & {
      readonly token?: string;
      readonly deliveries?: DeliveryPublisher;
    } = {},
) {
  const { edition, root, token, deliveries, ...settings } = options;
  const gitlab = await FakeGitlab.start(projects, { edition, root });
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitlab: [
          { ...gitlab.integration, ...('token' in options && { token }) },
        ],
      },
    }),
  );
  const accounts = new GitlabAccounts({
    credentials:
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations),
    cache: memoryCache(),
    settings: { concurrency: 5, reserve: 0.2, timeout: 5_000, ...settings },
    now: () => Date.now(),
    retryAfter: 5,
  });
  const source = new GitlabFactSource({
    ...{ accounts, integrations },
    ...(deliveries && { deliveries }),
    now: () => NOW,
  });
  const collect = (
    entities: readonly Entity[],
    signal = new AbortController().signal,
  ): Promise<ReadonlyMap<string, CollectedFacts>> =>
    source.collect({
      ...{ entities, signal },
      etags: new Map(),
      logger: mockServices.logger.mock(),
    });
  return { gitlab, source, collect, accounts, integrations };
}

/** The values of an answer by fact, or the reason of what is unknown. */
export function valuesOf(
  answer: CollectedFacts | undefined,
): Record<string, unknown> {
  if (!answer || !('facts' in answer)) {
    return { ...answer };
  }
  return Object.fromEntries(
    Object.entries(answer.facts).map(([name, fact]) => [
      name,
      'value' in fact ? fact.value : fact,
    ]),
  );
}
