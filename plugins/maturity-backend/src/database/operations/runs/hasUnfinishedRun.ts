import { Knex } from 'knex';
import { DbSourceRunsRow } from '../../tables';

/** Whether the last run of a source over all entities has something left to do. */
export async function hasUnfinishedRun(
  knex: Knex,
  options: { sourceId: string },
): Promise<boolean> {
  const row = await knex<DbSourceRunsRow>('source_runs')
    .where({ source_id: options.sourceId })
    .whereNull('finished_at')
    .select('source_id')
    .first();
  return row !== undefined;
}
