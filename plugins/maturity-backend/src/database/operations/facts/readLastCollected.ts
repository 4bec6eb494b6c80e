import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbFactsRow } from '../../tables';

/** The last collections of one source. */
export interface LastCollected {
  /** Etags of the last successful collections, by entity ref; only where there was one. */
  readonly etags: ReadonlyMap<string, string>;
  /** Refs of entities that were last collected with success, and not before the given instant. */
  readonly collected: ReadonlySet<string>;
}

/**
 * Reads how a source last collected the entities, without the facts, in one
 * statement.
 */
export async function readLastCollected(
  knex: Knex,
  options: {
    sourceId: string;
    entityRefs: readonly string[];
    /** From when on entities count as collected; never when left out. */
    since?: Date;
  },
): Promise<LastCollected> {
  const { sourceId, entityRefs, since } = options;
  const rows = await whereInList(
    knex<DbFactsRow>('facts')
      .where({ source_id: sourceId })
      // Most sources have no etags: then no row is read.
      .whereNotNull(since ? 'observed_at' : 'etag'),
    { knex, column: 'entity_ref', values: entityRefs },
  ).select('entity_ref', 'etag', 'observed_at', 'error_at');

  const etags = new Map<string, string>();
  const collected = new Set<string>();
  for (const { entity_ref, etag, observed_at, error_at } of rows) {
    if (etag !== null) {
      etags.set(entity_ref, etag);
    }
    const isGood = observed_at !== null && error_at === null;
    if (isGood && since && new Date(observed_at) >= since) {
      collected.add(entity_ref);
    }
  }
  return { etags, collected };
}
