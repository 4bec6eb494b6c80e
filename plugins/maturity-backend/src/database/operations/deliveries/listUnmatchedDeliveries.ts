import {
  DeliveryKind,
  ListUnmatchedDeliveriesResponse,
  UnmatchedDeliveries,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { readTargets } from '../../deliveryTargets';
import { DbDeliveriesRow, DbDeliveryTargetsRow, DbInstant } from '../../tables';
import { toIso } from '../../values';

interface Tally {
  readonly kinds: DeliveryKind[];
  count: number;
  latest: string;
}

type DbTallyRow = Pick<DbDeliveriesRow, 'target_id'> & {
  kind: DeliveryKind;
  count: number | string;
  latest: DbInstant;
};

/** A target of a sender, and the entity that it stands for, if one is known. */
export interface SenderTarget {
  readonly id: string;
  readonly entityRef?: string;
}

/** All targets of one sender, those with the latest events first. */
export async function listSenderTargets(
  knex: Knex,
  options: { sender: string },
): Promise<SenderTarget[]> {
  const rows = await knex<DbDeliveryTargetsRow>('delivery_targets')
    .where({ sender: options.sender })
    .orderBy([
      { column: 'latest_at', order: 'desc' },
      { column: 'id', order: 'asc' },
    ])
    .select('id', 'entity_ref');
  return rows.map(({ id, entity_ref }) => ({
    id,
    ...(entity_ref !== null && { entityRef: entity_ref }),
  }));
}

/** Targets by their ids, in this order, with the reasons that are stored. */
export async function describeTargets(
  knex: Knex,
  options: { ids: readonly string[] },
): Promise<UnmatchedDeliveries[]> {
  const targets = await readTargets(knex, options.ids);
  const tallies = await readTallies(knex, options.ids);
  return options.ids.flatMap(id => {
    const row = targets.get(id);
    return row ? toUnmatched(row, tallies.get(id)) : [];
  });
}

/** Targets for which no entity is known, those with the latest events first. */
export async function listUnmatchedDeliveries(
  knex: Knex,
  options: { limit: number },
): Promise<ListUnmatchedDeliveriesResponse> {
  const unmatched = () =>
    knex<DbDeliveryTargetsRow>('delivery_targets').whereNull('entity_ref');
  const targets: DbDeliveryTargetsRow[] = await unmatched()
    .orderBy('latest_at', 'desc')
    .limit(options.limit);
  const tallies = await readTallies(
    knex,
    targets.map(({ id }) => id),
  );
  const items = targets.flatMap(row => toUnmatched(row, tallies.get(row.id)));
  const [{ total }] = await unmatched().count<{ total: number | string }[]>({
    total: '*',
  });
  return { items, total: Number(total) - (targets.length - items.length) };
}

/** None for a target whose events were deleted. */
function toUnmatched(
  { source, target, reason }: DbDeliveryTargetsRow,
  tally: Tally | undefined,
): UnmatchedDeliveries[] {
  return tally
    ? [{ source, target: JSON.parse(target), ...tally, reason: reason ?? '' }]
    : [];
}

async function readTallies(
  knex: Knex,
  ids: readonly string[],
): Promise<Map<string, Tally>> {
  const tallies = new Map<string, Tally>();
  if (ids.length === 0) {
    return tallies;
  }
  const rows: DbTallyRow[] = await whereInList(
    knex<DbDeliveriesRow>('deliveries'),
    { knex, column: 'target_id', values: ids },
  )
    .groupBy('target_id', 'kind')
    .orderBy('kind')
    .select('target_id', 'kind')
    .count({ count: '*' })
    .max({ latest: 'occurred_at' });
  for (const { target_id, kind, count, latest } of rows) {
    const at = toIso(latest);
    const tally = tallies.get(target_id) ?? {
      kinds: [],
      count: 0,
      latest: at,
    };
    tally.kinds.push(kind);
    tally.count += Number(count);
    tally.latest = at > tally.latest ? at : tally.latest;
    tallies.set(target_id, tally);
  }
  return tallies;
}

/** Tells whether any target has no entity. */
export async function hasUnmatchedDeliveries(knex: Knex): Promise<boolean> {
  const row = await knex<DbDeliveryTargetsRow>('delivery_targets')
    .whereNull('entity_ref')
    .select('id')
    .first();
  return row !== undefined;
}
