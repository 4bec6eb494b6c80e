import { Knex } from 'knex';
import { DbSourceRunsRow } from '../../tables';

/**
 * Notes that a run has looked at all entities. Does nothing when another run of
 * the source has begun since.
 */
export async function finishSourceRun(
  knex: Knex,
  options: { sourceId: string; startedAt: Date; now: Date },
): Promise<void> {
  const { sourceId, startedAt, now } = options;
  await knex<DbSourceRunsRow>('source_runs')
    .where({ source_id: sourceId, started_at: startedAt })
    .update({ finished_at: now });
}
