import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';

/** A fact source with what collecting asks of it again and again. */
export interface SourceInUse {
  readonly source: FactSource;
  readonly appliesTo: (entity: Entity) => boolean;
  /** Milliseconds after which a batch is not waited for. */
  readonly batchTimeout: number;
}

/** Entities in one batch of a source that says nothing of it. */
const BATCH_SIZE = 100;

/** Makes a source ready for collecting. */
export function sourceInUse(
  source: FactSource,
  batchTimeout: number,
): SourceInUse {
  return {
    source,
    appliesTo:
      source.appliesTo === undefined
        ? () => true
        : filterPredicateToFilterFunction<Entity>(source.appliesTo),
    batchTimeout,
  };
}

/** The entities that the source is asked about, in batches of its size. */
export function* batchesFor(
  inUse: SourceInUse,
  entities: readonly Entity[],
): Generator<Entity[]> {
  const size = inUse.source.batchSize ?? BATCH_SIZE;
  const concerned = entities.filter(inUse.appliesTo);
  for (let at = 0; at < concerned.length; at += size) {
    yield concerned.slice(at, at + size);
  }
}
