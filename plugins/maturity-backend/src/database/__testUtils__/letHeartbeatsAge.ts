import { Knex } from 'knex';
import { isPostgres } from '../batches';

/** Has all signs of life be some seconds older. */
export async function letHeartbeatsAge(
  knex: Knex,
  seconds: number,
): Promise<void> {
  await knex('task_heartbeats').update({
    beat_at: isPostgres(knex)
      ? knex.raw('beat_at - make_interval(secs => ?)', [seconds])
      : knex.raw(`datetime(beat_at, ?)`, [`-${seconds} seconds`]),
  });
}
