import {
  DeliveryReport,
  DeliverySummary,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { lockReports } from '../../deliveryLocks';
import { insertRows } from '../../insertRows';
import { withRevisions } from '../../revisions';
import { DbDeliveryReportsRow } from '../../tables';
import { sortedJson } from '../../values';
import { DueEntity } from './dueEntities';

/** An entity as it was just measured. */
export interface MeasuredEntity extends DueEntity {
  /** Absent when there are no events of it any more. */
  readonly measured?: {
    readonly report: DeliveryReport;
    readonly summary: DeliverySummary;
    readonly facts: { readonly [name: string]: FactObservation };
    /** Time of the next measurement without a new event. */
    readonly dueAt: Date;
  };
}

/**
 * Stores what entities were measured to be, in one transaction.
 *
 * @remarks
 * An entity whose events changed meanwhile stays due, and one that was measured
 * by newer events keeps that.
 *
 * @returns refs of the entities whose facts changed
 */
export async function writeDeliveryReports(
  knex: Knex,
  options: {
    entities: readonly MeasuredEntity[];
    settingsHash: string;
    now: Date;
  },
): Promise<string[]> {
  const { entities, settingsHash, now } = options;
  if (entities.length === 0) {
    return [];
  }
  return knex.transaction(async tx => {
    await lockReports(
      tx,
      entities.map(({ entityRef }) => entityRef),
    );
    const stored = await readStored(tx, entities);
    const changed: string[] = [];
    const rows: Omit<DbDeliveryReportsRow, 'revision'>[] = [];
    for (const { entityRef, marks, measured } of entities) {
      const before = stored.get(entityRef);
      if (!before || before.measured_marks > marks) {
        continue;
      }
      const facts = sortedJson(measured?.facts ?? {});
      if (facts !== before.facts) {
        changed.push(entityRef);
      }
      rows.push({
        entity_ref: entityRef,
        report: measured ? JSON.stringify(measured.report) : null,
        summary: measured ? JSON.stringify(measured.summary) : null,
        facts,
        measured_at: now,
        settings_hash: settingsHash,
        due_at: before.marks > marks ? now : measured?.dueAt ?? null,
        marks: before.marks,
        measured_marks: marks,
      });
    }
    await insertRows<DbDeliveryReportsRow>(tx, {
      table: 'delivery_reports',
      rows: await withRevisions(tx, rows, 'deliveries'),
      onConflict: { key: ['entity_ref'], replace: 'all' },
    });
    return changed;
  });
}

async function readStored(
  tx: Knex.Transaction,
  entities: readonly MeasuredEntity[],
) {
  const rows = await whereInList(tx<DbDeliveryReportsRow>('delivery_reports'), {
    knex: tx,
    column: 'entity_ref',
    values: entities.map(({ entityRef }) => entityRef),
  }).select('entity_ref', 'facts', 'marks', 'measured_marks');
  return new Map(rows.map(row => [row.entity_ref, row]));
}
