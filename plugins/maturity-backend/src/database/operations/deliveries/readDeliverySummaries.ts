import { DeliverySummary } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { DbDeliveryReportsRow } from '../../tables';

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
