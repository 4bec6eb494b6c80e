import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbAssessmentsRow } from '../../tables';

/** The owners of assessed entities, by ref, in one statement to the database. */
export async function readOwners(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows: Pick<DbAssessmentsRow, 'entity_ref' | 'owners'>[] =
    await whereInList(knex<DbAssessmentsRow>('assessments'), {
      knex,
      column: 'entity_ref',
      values: options.entityRefs,
    }).select('entity_ref', 'owners');
  return new Map(rows.map(row => [row.entity_ref, JSON.parse(row.owners)]));
}
