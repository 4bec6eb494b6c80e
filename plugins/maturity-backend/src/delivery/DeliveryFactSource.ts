import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { MeasuredFacts } from '../database';
import { deliveryFacts } from './deliveryFacts';

/** Each entity is measured every day. After two days without, its facts are stale. */
const MAX_AGE_MS = 2 * 24 * 60 * 60 * 1000;

/** Options of the source. */
export interface DeliveryFactSourceOptions {
  /** Reads facts of stored reports by entity ref. */
  readonly readFacts: (
    entityRefs: readonly string[],
  ) => Promise<ReadonlyMap<string, MeasuredFacts>>;
  readonly now?: () => Date;
}

/** Facts about the reported deployments, changes and incidents of an entity. */
export class DeliveryFactSource implements FactSource {
  readonly id = 'delivery';
  readonly title = 'Delivery events';
  readonly description =
    'Deployments, changes and incidents that were reported, and the DORA metrics that they come to.';
  readonly facts = deliveryFacts;
  readonly settings = [];
  readonly batchSize = 500;
  // Changed facts are collected at once. This schedule confirms the others.
  readonly schedule = { frequency: { hours: 1 }, timeout: { minutes: 30 } };

  constructor(private readonly options: DeliveryFactSourceOptions) {}

  async collect({
    entities,
  }: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const entityRefs = entities.map(entity => stringifyEntityRef(entity));
    const found = await this.options.readFacts(entityRefs);
    const now = this.options.now?.() ?? new Date();
    const since = new Date(now.getTime() - MAX_AGE_MS);
    return new Map(
      Array.from(found, ([ref, { facts, measuredAt }]) => [
        ref,
        measuredAt < since
          ? { error: `was last measured at ${measuredAt.toISOString()}` }
          : { facts },
      ]),
    );
  }
}
