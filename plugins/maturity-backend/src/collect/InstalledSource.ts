import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';

/** A fact source made ready for collecting. */
export interface InstalledSource {
  readonly source: FactSource;
  readonly appliesTo: (entity: Entity) => boolean;
  /** Milliseconds after which a batch is not waited for. */
  readonly batchTimeout: number;
}

/** Entities in one batch, for a source that declares no size. */
const BATCH_SIZE = 100;

/** Compiles the predicate of a source. */
export function installSource(
  source: FactSource,
  batchTimeout: number,
): InstalledSource {
  return {
    source,
    appliesTo:
      source.appliesTo === undefined
        ? () => true
        : filterPredicateToFilterFunction<Entity>(source.appliesTo),
    batchTimeout,
  };
}

/** The entities that the source applies to, in batches of its size. */
export function* toBatches(
  installed: InstalledSource,
  entities: readonly Entity[],
): Generator<Entity[]> {
  const size = installed.source.batchSize ?? BATCH_SIZE;
  const concerned = entities.filter(installed.appliesTo);
  for (let at = 0; at < concerned.length; at += size) {
    yield concerned.slice(at, at + size);
  }
}
