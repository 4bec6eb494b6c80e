import { Knex } from 'knex';
import { DbRequestPausesRow } from '../../tables';

/** A time in which no replica sends requests with an account. */
export interface StoredPause {
  readonly account: string;
  /** The rate limit that is used up; empty for all requests. */
  readonly resource: string;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly reason: string;
}

/** Reads the pauses that are not over. */
export async function readRequestPauses(
  knex: Knex,
  options: { now: Date },
): Promise<StoredPause[]> {
  const rows = await knex<DbRequestPausesRow>('request_pauses')
    .where('until', '>', options.now)
    .select();
  return rows.map(row => ({ ...row, until: new Date(row.until).getTime() }));
}

/** Stores a pause, unless a longer one is stored, and deletes those that are over. */
export async function writeRequestPause(
  knex: Knex,
  options: { pause: StoredPause; now: Date },
): Promise<void> {
  const { pause, now } = options;
  const until = new Date(pause.until);
  await knex<DbRequestPausesRow>('request_pauses')
    .where('until', '<', now)
    .delete();
  await knex<DbRequestPausesRow>('request_pauses')
    .insert({ ...pause, until })
    .onConflict(['account', 'resource'])
    .merge()
    .where('request_pauses.until', '<', until);
}
