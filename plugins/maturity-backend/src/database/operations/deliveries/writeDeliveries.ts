import {
  DeliveryEvent,
  mergeDelivery,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import {
  DeliveryRecord,
  toDeliveryId,
  toDeliveryEvent,
  toDeliveryRecord,
} from '../../deliveries';
import { claimEvents, releaseEvents } from '../../deliveryLocks';
import { markEntities } from '../../deliveryMarks';
import {
  addTargets,
  matchColumns,
  MatchTarget,
  readTargets,
  TargetMatch,
  withoutGone,
} from '../../deliveryTargets';
import { insertRows } from '../../insertRows';
import { DbDeliveriesRow, DbDeliveryTargetsRow } from '../../tables';

/** The result of writing an event. */
export interface WrittenDelivery {
  readonly status: 'created' | 'updated' | 'unchanged';
  /** The entity that it belongs to, where that is known. */
  readonly entityRef?: string;
}

/** All that is known of one event: what was stored, and what reports added. */
interface Draft {
  readonly stored?: DbDeliveriesRow;
  event: DeliveryEvent;
  record: DeliveryRecord;
}

type Targets = Map<string, DbDeliveryTargetsRow>;

/**
 * Stores reported events, each joined with what is known of it already, and has
 * the entities measured whose events changed.
 *
 * @remarks
 * Batches with the same event are written one after the other, over all
 * replicas: a report is never joined with less than what is stored. Others are
 * written at the same time.
 *
 * @param match - asked about targets that are new or without an entity so far
 * @returns an answer for each event, in their order
 */
export async function writeDeliveries(
  knex: Knex,
  options: {
    events: readonly DeliveryEvent[];
    /** Who reports them: equal ids of different senders are different events. */
    sender: string;
    match: MatchTarget;
    /** When the catalog was read that the matches are by. */
    indexedAt?: Date;
    now: Date;
  },
): Promise<WrittenDelivery[]> {
  const { events, sender, match, indexedAt, now } = options;
  if (events.length === 0) {
    return [];
  }
  return knex.transaction(async tx => {
    const ids = events.map(event => toDeliveryId(event, sender));
    await claimEvents(tx, ids);
    const { drafts, targets } = await readDrafts(tx, ids);
    const statuses = events.map((event, index) =>
      addReport(drafts, { id: ids[index], sender }, event),
    );

    const changed = [...drafts.values()].filter(isChanged);
    await syncTargets(tx, changed, { targets, sender, match, indexedAt });
    await writeRows(tx, changed, now);
    await releaseEvents(tx, ids);
    await markEntities(tx, {
      entityRefs: changed.flatMap(({ stored, record }) => [
        ...findEntity(targets, stored?.target_id),
        ...findEntity(targets, record.target_id),
      ]),
      now,
    });
    return statuses.map((status, index) => {
      const targetId = drafts.get(ids[index])?.record.target_id;
      const [entityRef] = findEntity(targets, targetId);
      return { status, ...(entityRef !== undefined && { entityRef }) };
    });
  });
}

async function readDrafts(tx: Knex.Transaction, ids: readonly string[]) {
  const rows: DbDeliveriesRow[] = await whereInList(
    tx<DbDeliveriesRow>('deliveries'),
    { knex: tx, column: 'id', values: ids },
  );
  const targets = await readTargets(tx, [
    ...new Set(rows.map(row => row.target_id)),
  ]);
  const drafts = new Map(
    rows.map((stored): [string, Draft] => {
      const target = targets.get(stored.target_id)?.target ?? '{}';
      const event = toDeliveryEvent(stored, JSON.parse(target));
      return [stored.id, { stored, event, record: { ...stored, target } }];
    }),
  );
  return { drafts, targets };
}

function addReport(
  drafts: Map<string, Draft>,
  { id, sender }: { id: string; sender: string },
  event: DeliveryEvent,
): WrittenDelivery['status'] {
  const draft = drafts.get(id);
  if (!draft) {
    drafts.set(id, { event, record: toDeliveryRecord(event, sender) });
    return 'created';
  }
  const merged = mergeDelivery(draft.event, event);
  const record = toDeliveryRecord(merged, sender);
  const { target_id, details } = draft.record;
  if (record.target_id === target_id && record.details === details) {
    return 'unchanged';
  }
  draft.event = merged;
  draft.record = record;
  return 'updated';
}

function isChanged({ stored, record }: Draft): boolean {
  return (
    stored?.target_id !== record.target_id || stored.details !== record.details
  );
}

function findEntity(targets: Targets, id: string | undefined): string[] {
  const entityRef = id === undefined ? null : targets.get(id)?.entity_ref;
  return entityRef ? [entityRef] : [];
}

/** Stores the targets that are new, and matches others again. */
async function syncTargets(
  tx: Knex.Transaction,
  changed: readonly Draft[],
  context: {
    targets: Targets;
    sender: string;
    match: MatchTarget;
    indexedAt?: Date;
  },
): Promise<void> {
  const { targets, sender, match } = context;
  const latest = new Map<string, DeliveryRecord>();
  for (const { record } of changed) {
    const other = latest.get(record.target_id);
    if (!other || new Date(other.occurred_at) < new Date(record.occurred_at)) {
      latest.set(record.target_id, record);
    }
  }
  const missing = [...latest.keys()].filter(id => !targets.has(id));
  const known = await readTargets(tx, missing);
  known.forEach((row, id) => targets.set(id, row));

  const candidates = new Map<string, TargetMatch>();
  for (const [id, { target }] of latest) {
    const entityRef = targets.get(id)?.entity_ref;
    candidates.set(id, entityRef ? { entityRef } : match(JSON.parse(target)));
  }
  const matches = await withoutGone(tx, candidates, context);
  const gone = [...matches].flatMap(([id, found]) =>
    'entityRef' in found ? [] : findEntity(targets, id),
  );
  const rows: DbDeliveryTargetsRow[] = [];
  for (const [id, { source, target, occurred_at }] of latest) {
    const before = targets.get(id);
    const found = matches.get(id) ?? { reason: '' };
    if (before && before.entity_ref !== null && 'entityRef' in found) {
      continue;
    }
    rows.push({
      id,
      sender,
      source,
      target,
      ...matchColumns(found),
      latest_at: new Date(occurred_at),
    });
  }
  const added = await addTargets(tx, { rows, gone });
  added.forEach((row, id) => targets.set(id, row));
}

/** A partitioned table has no key over all partitions to replace rows by. */
async function writeRows(
  tx: Knex.Transaction,
  changed: readonly Draft[],
  now: Date,
): Promise<void> {
  const rows = changed.map(({ stored, record }): DbDeliveriesRow => {
    const { target, ...columns } = record;
    return {
      ...columns,
      received_at: stored?.received_at ?? now,
      updated_at: now,
    };
  });
  const replaced = changed.flatMap(({ stored }) => stored?.id ?? []);
  if (replaced.length > 0) {
    await whereInList(tx<DbDeliveriesRow>('deliveries'), {
      ...{ knex: tx, column: 'id', values: replaced },
    }).delete();
  }
  await insertRows(tx, { table: 'deliveries', rows });
}
