import { Knex } from 'knex';
import { isPostgres } from '../../batches';
import { DbTaskHeartbeatsRow } from '../../tables';

/** A run of a task. */
export interface TaskRun {
  readonly taskId: string;
  readonly runId: string;
}

/** Begins the heartbeat of a run, in place of that of an earlier run of the task. */
export async function beginHeartbeat(
  knex: Knex,
  { taskId, runId }: TaskRun,
): Promise<void> {
  await knex<DbTaskHeartbeatsRow>('task_heartbeats')
    .insert({ task_id: taskId, run_id: runId, beat: 0, beat_at: knex.fn.now() })
    .onConflict('task_id')
    .merge();
}

/** Gives a sign of life. Returns false if another run of the task has begun. */
export async function beat(
  knex: Knex,
  { taskId, runId }: TaskRun,
): Promise<boolean> {
  const count = await knex<DbTaskHeartbeatsRow>('task_heartbeats')
    .where({ task_id: taskId, run_id: runId })
    .increment('beat')
    .update({ beat_at: knex.fn.now() });
  return Number(count) > 0;
}

/** Ends the heartbeat of a run. */
export async function endHeartbeat(
  knex: Knex,
  { taskId, runId }: TaskRun,
): Promise<void> {
  await knex<DbTaskHeartbeatsRow>('task_heartbeats')
    .where({ task_id: taskId, run_id: runId })
    .delete();
}

/** Lists the tasks that gave a sign of life in the last seconds, on any replica. */
export async function listLiveTasks(
  knex: Knex,
  { seconds }: { seconds: number },
): Promise<string[]> {
  return knex<DbTaskHeartbeatsRow>('task_heartbeats')
    .where('beat_at', '>', ago(knex, seconds))
    .pluck('task_id');
}

/**
 * Claims the runs that gave no sign of life for some seconds. Each is claimed by one
 * caller: by another one only after `claimedFor` seconds, if the first one died, too.
 */
export async function claimDeadRuns(
  knex: Knex,
  { seconds, claimedFor }: { seconds: number; claimedFor: number },
): Promise<TaskRun[]> {
  const rows: Pick<DbTaskHeartbeatsRow, 'task_id' | 'run_id'>[] = await knex(
    'task_heartbeats',
  )
    .where('beat_at', '<=', ago(knex, seconds))
    .update({ beat_at: ago(knex, seconds - claimedFor) })
    .returning(['task_id', 'run_id']);
  return rows.map(row => ({ taskId: row.task_id, runId: row.run_id }));
}

/** So many seconds ago, by the clock of the database. */
function ago(knex: Knex, seconds: number): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('now() - make_interval(secs => ?)', [seconds])
    : knex.raw(`datetime('now', ?)`, [`-${seconds} seconds`]);
}
