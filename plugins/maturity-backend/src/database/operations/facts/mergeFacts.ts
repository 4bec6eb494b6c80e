import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { isPostgres, whereInList } from '../../batches';
import { inLockOrder } from '../../deliveryLocks';
import { insertRows } from '../../insertRows';
import { DbFactsRow } from '../../tables';
import { hashText, sortedJson } from '../../values';

/** Facts of one entity by name. */
type Facts = { readonly [name: string]: FactObservation };

/**
 * Changes facts of one source, each entity's from what is stored of it, and no two
 * at a time.
 *
 * @param options - `merge`: the facts to store, or the stored ones if nothing
 * changes. It runs in the transaction, so it must not wait.
 * @returns refs of the entities with new facts
 */
export async function mergeFacts(
  knex: Knex,
  options: {
    sourceId: string;
    entityRefs: readonly string[];
    merge: (entityRef: string, stored: Facts) => Facts;
    now: Date;
  },
): Promise<string[]> {
  const { sourceId, merge, now } = options;
  const refs = inLockOrder(options.entityRefs);
  if (refs.length === 0) {
    return [];
  }
  const key = ['entity_ref', 'source_id'] as const;
  return knex.transaction(async tx => {
    // A row that is not there cannot be locked, and two would write it.
    await insertRows(tx, {
      table: 'facts',
      rows: refs.map(ref => toRow(ref, sourceId)),
      onConflict: { key, replace: 'none' },
    });
    const rows: Pick<DbFactsRow, 'entity_ref' | 'facts' | 'hash'>[] =
      await whereInList(
        tx<DbFactsRow>('facts').where({ source_id: sourceId }),
        {
          knex: tx,
          column: 'entity_ref',
          values: refs,
        },
      )
        .select('entity_ref', 'facts', 'hash')
        .orderBy('entity_ref')
        .modify(query => isPostgres(tx) && query.forUpdate());

    const changed: DbFactsRow[] = [];
    for (const { entity_ref: ref, facts: stored, hash: before } of rows) {
      const facts = sortedJson(merge(ref, JSON.parse(stored)));
      const hash = hashText(facts);
      if (hash !== before) {
        const row = toRow(ref, sourceId);
        changed.push({ ...row, facts, hash, observed_at: now });
      }
    }
    await insertRows(tx, {
      table: 'facts',
      rows: changed,
      onConflict: { key, replace: 'all' },
      longJson: 'facts',
    });
    return changed.map(row => row.entity_ref);
  });
}

function toRow(entityRef: string, sourceId: string): DbFactsRow {
  return {
    entity_ref: entityRef,
    source_id: sourceId,
    facts: '{}',
    hash: '',
    etag: null,
    observed_at: null,
    error: null,
    error_at: null,
  };
}
