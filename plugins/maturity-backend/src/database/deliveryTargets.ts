import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from './batches';
import { insertRows } from './insertRows';
import { readGoneAmong } from './operations/entities/goneEntities';
import { DbDeliveryTargetsRow } from './tables';

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

/** Stores targets, whether they are new or known. */
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
