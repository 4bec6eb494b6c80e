import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { inList, whereInList } from './batches';
import { inLockOrder } from './deliveryLocks';
import { insertRows } from './insertRows';
import { readGoneAmong } from './operations/entities/goneEntities';
import { DbDeliveriesRow, DbDeliveryTargetsRow } from './tables';

/** The entity that a target stands for, or in a sentence why none is known. */
export type TargetMatch =
  | { readonly entityRef: string }
  | { readonly reason: string };

/** Says which entity a target stands for. */
export type MatchTarget = (target: DeliveryTarget) => TargetMatch;

/** Why events of an entity that left the catalog belong to none. */
export const GONE_REASON = 'The entity is no longer in the catalog';

/** The matches, without entities that left the catalog since it was read: an old index still has them. */
export async function withoutGone<K>(
  knex: Knex,
  matches: ReadonlyMap<K, TargetMatch>,
  { indexedAt: since }: { indexedAt?: Date },
): Promise<Map<K, TargetMatch>> {
  const gone = await readGoneAmong(knex, {
    entityRefs: [...matches.values()].flatMap(match =>
      'entityRef' in match ? match.entityRef : [],
    ),
    since,
  });
  return new Map(
    Array.from(matches, ([key, match]) => [
      key,
      'entityRef' in match && gone.has(match.entityRef)
        ? { reason: GONE_REASON }
        : match,
    ]),
  );
}

/** The columns of a match. */
export function matchColumns(
  match: TargetMatch,
): Pick<DbDeliveryTargetsRow, 'entity_ref' | 'reason'> {
  return 'entityRef' in match
    ? { entity_ref: match.entityRef, reason: null }
    : { entity_ref: null, reason: match.reason };
}

/** Targets by id, in one statement. */
export async function readTargets(
  knex: Knex,
  ids: readonly string[],
): Promise<Map<string, DbDeliveryTargetsRow>> {
  const rows: DbDeliveryTargetsRow[] =
    ids.length === 0
      ? []
      : await whereInList(knex<DbDeliveryTargetsRow>('delivery_targets'), {
          knex,
          column: 'id',
          values: ids,
        });
  return new Map(rows.map(row => [row.id, row]));
}

/**
 * Stores targets as intake found them, while others may do the same.
 *
 * @remarks
 * A target keeps the entity that another batch found meanwhile, unless that
 * entity left the catalog.
 *
 * @returns the targets as they are stored now
 */
export async function addTargets(
  tx: Knex.Transaction,
  options: {
    rows: readonly DbDeliveryTargetsRow[];
    gone: readonly string[];
  },
): Promise<Map<string, DbDeliveryTargetsRow>> {
  const { rows, gone } = options;
  const byId = new Map(rows.map(row => [row.id, row]));
  const ids = inLockOrder(byId.keys());
  const isGone = inList(tx, 'delivery_targets.entity_ref', gone);
  /** By the stored row if it has an entity that is there, else by the new one. */
  const choose = (column: string) =>
    tx.raw(
      `case when delivery_targets.entity_ref is null or ?
       then excluded.?? else delivery_targets.?? end`,
      [isGone, column, column],
    );
  await insertRows(tx, {
    table: 'delivery_targets',
    rows: ids.flatMap(id => byId.get(id) ?? []),
    onConflict: {
      key: ['id'],
      replace: [],
      compute: {
        entity_ref: choose('entity_ref'),
        reason: choose('reason'),
        latest_at: tx.raw(
          `case when delivery_targets.latest_at > excluded.latest_at
           then delivery_targets.latest_at else excluded.latest_at end`,
        ),
      },
    },
  });
  return readTargets(tx, ids);
}

/** Stores targets, whether they are new or known, under the lock of deliveries. */
export async function saveTargets(
  tx: Knex.Transaction,
  rows: readonly DbDeliveryTargetsRow[],
): Promise<void> {
  await insertRows(tx, {
    table: 'delivery_targets',
    rows,
    onConflict: { key: ['id'], replace: ['entity_ref', 'reason', 'latest_at'] },
  });
}

/** Deletes those of some targets that no event has. To be called under the lock of deliveries. */
export async function deleteUnused(
  tx: Knex.Transaction,
  ids: readonly string[],
): Promise<number> {
  return whereUnused(
    whereInList(tx<DbDeliveryTargetsRow>('delivery_targets'), {
      ...{ knex: tx, column: 'id', values: ids },
    }),
    tx,
  ).delete();
}

/** Keeps the targets that no event has. */
export function whereUnused<TResult>(
  query: Knex.QueryBuilder<DbDeliveryTargetsRow, TResult>,
  knex: Knex,
): Knex.QueryBuilder<DbDeliveryTargetsRow, TResult> {
  return query.whereNotExists(
    knex<DbDeliveriesRow>('deliveries')
      .select(knex.raw('1'))
      .whereRaw('?? = ??', ['deliveries.target_id', 'delivery_targets.id']),
  );
}
