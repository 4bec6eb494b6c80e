import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbDeliveryReportsRow } from '../../tables';

/** What an entity was last measured to be. */
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
