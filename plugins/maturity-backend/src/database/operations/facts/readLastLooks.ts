import { Knex } from 'knex';
import { whereOneOf } from '../../batches';
import { DbFactsRow } from '../../tables';

/** What is known of the last looks of one source. */
export interface LastLooks {
  /** Etags of the last good looks, by entity ref; only of looks that had one. */
  readonly etags: ReadonlyMap<string, string>;
  /** Refs of entities whose last look was a good one and not before the instant asked for. */
  readonly seen: ReadonlySet<string>;
}

/**
 * What a source came to when it last looked at the entities, without the facts
 * themselves, in one statement.
 */
export async function readLastLooks(
  knex: Knex,
  options: {
    sourceId: string;
    entityRefs: readonly string[];
    /** From when on a look counts as seen; never when left out. */
    seenSince?: Date;
  },
): Promise<LastLooks> {
  const { sourceId, entityRefs, seenSince } = options;
  const rows = await whereOneOf(
    knex<DbFactsRow>('facts')
      .where({ source_id: sourceId })
      // Most sources have no etags, and nothing is to be read of them.
      .whereNotNull(seenSince ? 'observed_at' : 'etag'),
    { knex, column: 'entity_ref', values: entityRefs },
  ).select('entity_ref', 'etag', 'observed_at', 'error_at');

  const etags = new Map<string, string>();
  const seen = new Set<string>();
  for (const { entity_ref, etag, observed_at, error_at } of rows) {
    if (etag !== null) {
      etags.set(entity_ref, etag);
    }
    const isGood = observed_at !== null && error_at === null;
    if (isGood && seenSince && new Date(observed_at) >= seenSince) {
      seen.add(entity_ref);
    }
  }
  return { etags, seen };
}
