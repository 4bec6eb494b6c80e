import { Knex } from 'knex';
import { insertRows } from '../../insertRows';
import { DbTaskHeartbeatsRow } from '../../tables';

/** A run of a task. */
export interface TaskRun {
  readonly taskId: string;
  readonly runId: string;
}

/** The sign of life of a run: it grows while its process lives. */
export interface TaskHeartbeat extends TaskRun {
  readonly beat: number;
}

/** Begins the heartbeat of a run, in place of that of an earlier run of the task. */
export async function beginHeartbeat(
  knex: Knex,
  { taskId, runId }: TaskRun,
): Promise<void> {
  const row: DbTaskHeartbeatsRow = { task_id: taskId, run_id: runId, beat: 0 };
  await insertRows(knex, {
    table: 'task_heartbeats',
    rows: [row],
    onConflict: { key: ['task_id'], replace: 'all' },
  });
}

/** Gives a sign of life. Returns false if another run of the task has begun. */
export async function beat(
  knex: Knex,
  { taskId, runId }: TaskRun,
): Promise<boolean> {
  const count = await knex<DbTaskHeartbeatsRow>('task_heartbeats')
    .where({ task_id: taskId, run_id: runId })
    .increment('beat');
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

/** Reads the heartbeats of all runs. */
export async function readHeartbeats(knex: Knex): Promise<TaskHeartbeat[]> {
  const rows = await knex<DbTaskHeartbeatsRow>('task_heartbeats').select();
  return rows.map(row => ({
    taskId: row.task_id,
    runId: row.run_id,
    beat: row.beat,
  }));
}

/** Claims a run that seems dead, for the one who is first; false if it lives after all. */
export async function claimHeartbeat(
  knex: Knex,
  heartbeat: TaskHeartbeat,
): Promise<boolean> {
  const { taskId, runId, beat: last } = heartbeat;
  const count = await knex<DbTaskHeartbeatsRow>('task_heartbeats')
    .where({ task_id: taskId, run_id: runId, beat: last })
    .increment('beat');
  return Number(count) > 0;
}
