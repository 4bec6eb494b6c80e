// What the tests of sources that ask a host have in common.
import { CacheService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import { JsonValue } from '@backstage/types';
import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { DeliveryPublisher } from '../hosts';

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

/** Asks a source about entities of which nothing is known yet. */
export function collectorOf(source: FactSource) {
  return (
    entities: readonly Entity[],
    signal = new AbortController().signal,
  ): Promise<ReadonlyMap<string, CollectedFacts>> =>
    source.collect({
      ...{ entities, signal },
      etags: new Map(),
      logger: mockServices.logger.mock(),
    });
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

/** A place to report deliveries, and what was reported there. */
export async function hearDeliveries() {
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
