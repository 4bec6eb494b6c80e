import { Knex } from 'knex';
import { isPostgres } from './batches';
import { inLockOrder } from './deliveryLocks';

/**
 * Has entities measured again, because their events changed. To be called
 * in the transaction that changed them, as late as possible: others that mark
 * the same entities wait from then on.
 *
 * @remarks
 * An entity that is due already stays due since then: it has waited longer, and
 * a row whose indexed columns stay the same is faster to write.
 */
export async function markEntities(
  tx: Knex.Transaction,
  options: { entityRefs: Iterable<string>; now: Date },
): Promise<void> {
  const refs = inLockOrder(options.entityRefs);
  if (refs.length === 0) {
    return;
  }
  const [source, list] = isPostgres(tx)
    ? ['unnest(?::text[]) marked (ref)', refs]
    : ['(select value as ref from json_each(?)) marked', JSON.stringify(refs)];
  await tx.raw(
    `insert into delivery_reports
       (entity_ref, facts, settings_hash, due_at, marks, measured_marks, revision)
     select ref, '{}', '', ?, 1, 0, 0 from ${source} where true
     on conflict (entity_ref) do update set
       due_at = case when delivery_reports.due_at <= excluded.due_at
         then delivery_reports.due_at else excluded.due_at end,
       marks = delivery_reports.marks + 1`,
    [options.now, list],
  );
}
