import { stringifyEntityRef } from '@backstage/catalog-model';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { deliveryFacts } from './deliveryFacts';

/** Reads facts of stored reports by entity ref. */
export type ReadDeliveryFacts = (
  entityRefs: readonly string[],
) => Promise<ReadonlyMap<string, { [name: string]: FactObservation }>>;

/** What the reported deployments, changes and incidents of an entity come to. */
export class DeliveryFactSource implements FactSource {
  readonly id = 'delivery';
  readonly title = 'Delivery events';
  readonly description =
    'Deployments, changes and incidents that were reported, and the DORA metrics that they come to.';
  readonly facts = deliveryFacts;
  readonly batchSize = 500;
  // Facts that change are looked at when they do; this only confirms the others.
  readonly schedule = { frequency: { hours: 1 }, timeout: { minutes: 30 } };

  constructor(private readonly readFacts: ReadDeliveryFacts) {}

  async collect(options: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const entityRefs = options.entities.map(entity =>
      stringifyEntityRef(entity),
    );
    const found = await this.readFacts(entityRefs);
    return new Map(Array.from(found, ([ref, facts]) => [ref, { facts }]));
  }
}
