import { CacheService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import { JsonValue } from '@backstage/types';
import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import {
  DeliveryPublisher,
  RequestSettings,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ScmFactSource } from '../host/ScmFactSource';
import { ScmHost, ScmLocation } from '../host/ScmHost';
import { ScmRepositoryReader } from '../host/ScmRepositoryReader';
import {
  ReadLimits,
  ReadRequest,
  ReadResult,
  RemoteRepositoryReader,
} from '../readers/RepositoryReader';

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

/** Options of the source and the reader of a host. */
export interface ScmTestOptions {
  readonly deliveries?: DeliveryPublisher;
}

const running: { stop(): Promise<void> }[] = [];
afterEach(() => Promise.all(running.splice(0).map(server => server.stop())));

/** Stops a server when the test ends. */
export function stopAfterTest(server: { stop(): Promise<void> }): void {
  running.push(server);
}

/** Options of a host that are the same for all hosts. */
export function createHostOptions(
  integrations: ScmIntegrationRegistry,
  settings: Partial<RequestSettings>,
) {
  return {
    integrations,
    cache: memoryCache(),
    config: new ConfigReader({}),
    logger: mockServices.logger.mock(),
    settings: { concurrency: 5, reserve: 0.2, timeout: 5_000, ...settings },
    urlReader: mockServices.urlReader.mock(),
    now: () => Date.now(),
    retryAfter: 5,
  };
}

/** Creates the source and the reader of a host, and functions to call them. */
export function startScmSource<
  Location extends ScmLocation,
  Answer,
  Details,
  Head extends { readonly commit: string },
>(
  options: ScmTestOptions & {
    readonly host: ScmHost<Location, Answer, Details, Head>;
    readonly integrations: ScmIntegrationRegistry;
    /** Milliseconds since 1970. */
    readonly now: number;
  },
) {
  const { host, integrations, deliveries } = options;
  const source: FactSource = new ScmFactSource({
    host,
    deliveries,
    now: () => options.now,
  });
  const reader: RemoteRepositoryReader = new ScmRepositoryReader({
    host,
    integrations,
  });
  return {
    source,
    reader,
    /** Collects entities that were never collected. */
    collect: (
      entities: readonly Entity[],
      signal = new AbortController().signal,
    ): Promise<ReadonlyMap<string, CollectedFacts>> =>
      source.collect({
        entities,
        signal,
        etags: new Map(),
        logger: mockServices.logger.mock(),
      }),
    /** Reads repositories. Returns results by root. */
    read: async (
      requests: readonly ReadRequest[],
      limits: ReadLimits,
      signal = new AbortController().signal,
    ) => {
      const results = new Map<string, ReadResult>();
      for await (const answer of reader.read(requests, { limits, signal })) {
        results.set(answer.request.root, answer.result);
      }
      return results;
    },
  };
}

/** Reads the values of an answer by fact, or the reason of what is unknown. */
export function readValues(
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

/** A publisher of deliveries, and what it published. */
export async function receiveDeliveries() {
  const published: DeliveryEvent[][] = [];
  const logger = mockServices.logger.mock();
  const events = DefaultEventsService.create({ logger }).forPlugin('maturity');
  await events.subscribe({
    id: 'test',
    topics: ['maturity.deliveries'],
    onEvent: async ({ eventPayload }) => {
      published.push(eventPayload as DeliveryEvent[]);
    },
  });
  return { deliveries: new DeliveryPublisher({ events, logger }), published };
}
