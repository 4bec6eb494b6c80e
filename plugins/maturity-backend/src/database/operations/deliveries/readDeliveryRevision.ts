import { Knex } from 'knex';
import { DbRevisionsRow } from '../../tables';

/** Where the changes of delivery reports have come to. */
export interface DeliveryRevision {
  /** Of the latest change. */
  readonly latest: number;
  /** Reports that were gone by this revision are no longer listed. */
  readonly forgotten: number;
}

/** How far all has come that was committed until now. */
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
