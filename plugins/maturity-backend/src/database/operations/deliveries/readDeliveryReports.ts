import {
  DeliveryReport,
  FactObservation,
  DeliverySummary,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbDeliveryReportsRow, DbRevisionsRow } from '../../tables';

/** The stored reports of entities by entity ref, in one statement. */
export async function readDeliveryReports(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<Map<string, DeliveryReport>> {
  const rows = await whereInList(
    knex<DbDeliveryReportsRow>('delivery_reports').whereNotNull('report'),
    { knex, column: 'entity_ref', values: options.entityRefs },
  ).select('entity_ref', 'report');
  return new Map(
    rows.map(row => [row.entity_ref, JSON.parse(row.report ?? 'null')]),
  );
}

/** The stored report of one entity, if there ever was an event of it. */
export async function readDeliveryReport(
  knex: Knex,
  options: { entityRef: string },
): Promise<DeliveryReport | undefined> {
  const row = await knex<DbDeliveryReportsRow>('delivery_reports')
    .where({ entity_ref: options.entityRef })
    .select('report')
    .first();
  return row?.report ? JSON.parse(row.report) : undefined;
}

/** The facts of the last measurement of an entity. */
export interface MeasuredFacts {
  readonly facts: { readonly [name: string]: FactObservation };
  readonly measuredAt: Date;
}

/**
 * Facts of the stored reports by entity ref, in one statement. Entities without
 * a report are not in the answer.
 */
export async function readDeliveryFacts(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<Map<string, MeasuredFacts>> {
  const rows = await whereInList(
    knex<DbDeliveryReportsRow>('delivery_reports').whereNotNull('report'),
    { knex, column: 'entity_ref', values: options.entityRefs },
  ).select('entity_ref', 'facts', 'measured_at');
  return new Map(
    rows.map(row => [
      row.entity_ref,
      {
        facts: JSON.parse(row.facts),
        measuredAt: new Date(row.measured_at ?? 0),
      },
    ]),
  );
}

/** The summary of an entity that changed. */
export interface ChangedSummary {
  readonly entityRef: string;
  readonly revision: number;
  /** Absent when there are no events of it any more. */
  readonly summary?: DeliverySummary;
}

/**
 * Summaries that changed after a revision, in the order of their revisions, at
 * most `limit` of them.
 */
export async function readDeliverySummaries(
  knex: Knex,
  options: { after: number; limit: number },
): Promise<ChangedSummary[]> {
  const rows = await knex<DbDeliveryReportsRow>('delivery_reports')
    .where('revision', '>', options.after)
    .orderBy('revision')
    .limit(options.limit)
    .select('entity_ref', 'revision', 'summary');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    revision: Number(row.revision),
    ...(row.summary !== null && { summary: JSON.parse(row.summary) }),
  }));
}

/** The revisions of delivery reports. */
export interface DeliveryRevision {
  /** Revision of the latest change. */
  readonly latest: number;
  /** Reports that were gone by this revision are no longer listed. */
  readonly forgotten: number;
}

/** Reads the revisions of all committed changes. */
export async function readDeliveryRevision(
  knex: Knex,
): Promise<DeliveryRevision> {
  const row = await knex<DbRevisionsRow>('revisions')
    .where({ id: 2 })
    .select('latest', 'forgotten')
    .first();
  if (!row) {
    throw new Error('The counter of deliveries is missing from the database');
  }
  return { latest: Number(row.latest), forgotten: Number(row.forgotten) };
}
