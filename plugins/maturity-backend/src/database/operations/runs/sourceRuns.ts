import { Knex } from 'knex';
import { insertRows } from '../../insertRows';
import { DbSourceReportsRow, DbSourceRunsRow } from '../../tables';

/** A run over a source's entities, or those of a shard, that has been begun, now or before. */
export interface BegunSourceRun {
  readonly startedAt: Date;
  /** The run began before and did not finish. */
  readonly isResumed: boolean;
}

/**
 * Begins a run over all entities of a source or shard, or goes on with the last one
 * if that did not finish.
 */
export async function beginSourceRun(
  knex: Knex,
  options: {
    /** The source, or the shard of it: `github` or `github:2/4`; or the reassessment. */
    workId: string;
    now: Date;
    /** A run that began before that is not gone on with. */
    resumableSince: Date;
  },
): Promise<BegunSourceRun> {
  const { workId, now, resumableSince } = options;
  const last = await knex<DbSourceRunsRow>('source_runs')
    .where({ source_id: workId })
    .first();
  if (last && last.finished_at === null) {
    const startedAt = new Date(last.started_at);
    if (startedAt >= resumableSince) {
      return { startedAt, isResumed: true };
    }
  }
  const row: DbSourceRunsRow = {
    source_id: workId,
    started_at: now,
    finished_at: null,
  };
  await insertRows(knex, {
    table: 'source_runs',
    rows: [row],
    onConflict: { key: ['source_id'], replace: 'all' },
  });
  return { startedAt: now, isResumed: false };
}

/** Marks a run as finished. Does nothing if another one has begun since. */
export async function finishSourceRun(
  knex: Knex,
  options: { workId: string; startedAt: Date; now: Date },
): Promise<void> {
  const { workId, startedAt, now } = options;
  await knex<DbSourceRunsRow>('source_runs')
    .where({ source_id: workId, started_at: startedAt })
    .update({ finished_at: now });
}

/** Tells whether the last run of a source or shard is unfinished. */
export async function hasUnfinishedRun(
  knex: Knex,
  options: { workId: string },
): Promise<boolean> {
  const row = await knex<DbSourceRunsRow>('source_runs')
    .where({ source_id: options.workId })
    .whereNull('finished_at')
    .select('source_id')
    .first();
  return row !== undefined;
}

/** Tells whether the last run of each was finished. */
export async function hasFinishedRuns(
  knex: Knex,
  options: { workIds: readonly string[] },
): Promise<boolean> {
  const finished = await knex<DbSourceRunsRow>('source_runs')
    .whereIn('source_id', [...options.workIds])
    .whereNotNull('finished_at')
    .pluck('source_id');
  return finished.length === options.workIds.length;
}

/** Deletes the runs of all sources and shards but these, and what is told of them. */
export async function deleteOtherRuns(
  knex: Knex,
  options: { workIds: readonly string[] },
): Promise<void> {
  const workIds = [...options.workIds];
  await knex<DbSourceRunsRow>('source_runs')
    .whereNotIn('source_id', workIds)
    .delete();
  await knex<DbSourceReportsRow>('source_reports')
    .whereNotIn('work_id', workIds)
    .delete();
}
