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
import { markEntities } from '../../deliveryMarks';
import {
  matchColumns,
  MatchSubject,
  readSubjects,
  saveSubjects,
} from '../../deliverySubjects';
import { insertRows } from '../../insertRows';
import { lockRevisions } from '../../revisions';
import { DbDeliveriesRow, DbDeliverySubjectsRow } from '../../tables';

/** What became of a reported event. */
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

type Subjects = Map<string, DbDeliverySubjectsRow>;

/**
 * Stores reported events, each joined with what is known of it already, and has
 * the entities measured whose events changed.
 *
 * @remarks
 * One batch after the other over all replicas: a report is never joined with
 * less than what is stored. That is one lock of one row, so no two batches can
 * wait for each other.
 *
 * @param match - asked about subjects that are new or without an entity so far
 * @returns an answer for each event, in their order
 */
export async function writeDeliveries(
  knex: Knex,
  options: {
    events: readonly DeliveryEvent[];
    match: MatchSubject;
    now: Date;
  },
): Promise<WrittenDelivery[]> {
  const { events, match, now } = options;
  if (events.length === 0) {
    return [];
  }
  return knex.transaction(async tx => {
    await lockRevisions(tx, 'deliveries');
    const ids = events.map(toDeliveryId);
    const { drafts, subjects } = await readDrafts(tx, ids);
    const statuses = events.map((event, index) =>
      addReport(drafts, ids[index], event),
    );

    const changed = [...drafts.values()].filter(isChanged);
    await syncSubjects(tx, changed, { subjects, match });
    await writeRows(tx, changed, now);
    await markEntities(tx, {
      entityRefs: changed.flatMap(({ stored, record }) => [
        ...findEntity(subjects, stored?.subject_id),
        ...findEntity(subjects, record.subject_id),
      ]),
      now,
    });
    return statuses.map((status, index) => {
      const subjectId = drafts.get(ids[index])?.record.subject_id;
      const [entityRef] = findEntity(subjects, subjectId);
      return { status, ...(entityRef !== undefined && { entityRef }) };
    });
  });
}

async function readDrafts(tx: Knex.Transaction, ids: readonly string[]) {
  const rows: DbDeliveriesRow[] = await whereInList(
    tx<DbDeliveriesRow>('deliveries'),
    { knex: tx, column: 'id', values: ids },
  );
  const subjects = await readSubjects(tx, [
    ...new Set(rows.map(row => row.subject_id)),
  ]);
  const drafts = new Map(
    rows.map((stored): [string, Draft] => {
      const subject = subjects.get(stored.subject_id)?.subject ?? '{}';
      const event = toDeliveryEvent(stored, JSON.parse(subject));
      return [stored.id, { stored, event, record: { ...stored, subject } }];
    }),
  );
  return { drafts, subjects };
}

function addReport(
  drafts: Map<string, Draft>,
  id: string,
  event: DeliveryEvent,
): WrittenDelivery['status'] {
  const draft = drafts.get(id);
  if (!draft) {
    drafts.set(id, { event, record: toDeliveryRecord(event) });
    return 'created';
  }
  const merged = mergeDelivery(draft.event, event);
  const record = toDeliveryRecord(merged);
  const { subject_id, details } = draft.record;
  if (record.subject_id === subject_id && record.details === details) {
    return 'unchanged';
  }
  draft.event = merged;
  draft.record = record;
  return 'updated';
}

function isChanged({ stored, record }: Draft): boolean {
  return (
    stored?.subject_id !== record.subject_id ||
    stored.details !== record.details
  );
}

function findEntity(subjects: Subjects, id: string | undefined): string[] {
  const entityRef = id === undefined ? null : subjects.get(id)?.entity_ref;
  return entityRef ? [entityRef] : [];
}

/** Stores the subjects that are new, and matches others again. */
async function syncSubjects(
  tx: Knex.Transaction,
  changed: readonly Draft[],
  context: { subjects: Subjects; match: MatchSubject },
): Promise<void> {
  const { subjects, match } = context;
  const latest = new Map<string, DeliveryRecord>();
  for (const { record } of changed) {
    const other = latest.get(record.subject_id);
    if (!other || new Date(other.occurred_at) < new Date(record.occurred_at)) {
      latest.set(record.subject_id, record);
    }
  }
  const missing = [...latest.keys()].filter(id => !subjects.has(id));
  const known = await readSubjects(tx, missing);
  known.forEach((row, id) => subjects.set(id, row));

  const rows: DbDeliverySubjectsRow[] = [];
  for (const [id, { source, subject, occurred_at }] of latest) {
    const before = subjects.get(id);
    if (before && before.entity_ref !== null) {
      continue;
    }
    const row = {
      ...{ id, source, subject },
      ...matchColumns(match(JSON.parse(subject))),
      latest_at: pickLater(before?.latest_at, occurred_at),
    };
    subjects.set(id, row);
    rows.push(row);
  }
  await saveSubjects(tx, rows);
}

function pickLater(
  a: DbDeliverySubjectsRow['latest_at'] | undefined,
  b: DbDeliverySubjectsRow['latest_at'],
): Date {
  const [one, other] = [new Date(a ?? b), new Date(b)];
  return one > other ? one : other;
}

async function writeRows(
  tx: Knex.Transaction,
  changed: readonly Draft[],
  now: Date,
): Promise<void> {
  const rows = changed.map(({ stored, record }): DbDeliveriesRow => {
    const { subject, ...columns } = record;
    return {
      ...columns,
      received_at: stored?.received_at ?? now,
      updated_at: now,
    };
  });
  await insertRows(tx, {
    ...{ table: 'deliveries', rows },
    onConflict: {
      key: ['id'],
      replace: ['subject_id', 'occurred_at', 'details', 'updated_at'],
    },
  });
}
