import { Knex } from 'knex';
import { DbFactsRow } from '../../tables';

/** Whether any source has ever looked at anything. */
export async function hasFacts(knex: Knex): Promise<boolean> {
  const row = await knex<DbFactsRow>('facts').select('source_id').first();
  return row !== undefined;
}
