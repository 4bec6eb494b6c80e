import { Knex } from 'knex';
import { insertRows } from '../../insertRows';
import { DbSourceRunsRow } from '../../tables';

/** A run that has been begun, now or before. */
export interface BegunSourceRun {
  readonly startedAt: Date;
  /** The run began before and did not finish. */
  readonly isResumed: boolean;
}

/**
 * Begins a run of a source over all entities, or goes on with the last one if
 * that did not finish.
 */
export async function beginSourceRun(
  knex: Knex,
  options: {
    sourceId: string;
    now: Date;
    /** A run that began before that is not gone on with. */
    resumableSince: Date;
  },
): Promise<BegunSourceRun> {
  const { sourceId, now, resumableSince } = options;
  const last = await knex<DbSourceRunsRow>('source_runs')
    .where({ source_id: sourceId })
    .first();
  if (last && last.finished_at === null) {
    const startedAt = new Date(last.started_at);
    if (startedAt >= resumableSince) {
      return { startedAt, isResumed: true };
    }
  }
  const row: DbSourceRunsRow = {
    source_id: sourceId,
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

/** Marks a run as finished. Does nothing if another run of the source has begun since. */
export async function finishSourceRun(
  knex: Knex,
  options: { sourceId: string; startedAt: Date; now: Date },
): Promise<void> {
  const { sourceId, startedAt, now } = options;
  await knex<DbSourceRunsRow>('source_runs')
    .where({ source_id: sourceId, started_at: startedAt })
    .update({ finished_at: now });
}

/** Tells whether the last run of a source is unfinished. */
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
