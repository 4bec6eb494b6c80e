import { Knex } from 'knex';
import { isPostgres } from '../../batches';
import { DbSurveyParticipationsRow } from '../../tables';

/**
 * Lists of participants in a quarter. Several, so that people who answer at the same
 * time seldom wait for each other; few, so that none is short for long.
 */
const BUCKETS = 16;

/** Reads which of the participants took part in a quarter. */
export async function hasParticipated(
  knex: Knex,
  options: { readonly quarter: string; readonly hashes: readonly string[] },
): Promise<boolean> {
  const { quarter, hashes } = options;
  const rows = await knex<DbSurveyParticipationsRow>('survey_participations')
    .where({ quarter })
    .whereIn('bucket', [...new Set(hashes.map(toBucket))])
    .select('hashes');
  return rows.some(row =>
    (JSON.parse(row.hashes) as string[]).some(hash => hashes.includes(hash)),
  );
}

/**
 * Adds a participant, if they are new. The list is written anew, in its order, so that
 * neither the place of a row nor its last write tells who came when.
 *
 * @param tx - a transaction: until its end, no other is added to the list
 */
export async function addParticipant(
  tx: Knex.Transaction,
  options: { readonly quarter: string; readonly hash: string },
): Promise<boolean> {
  const { quarter, hash } = options;
  const key = { quarter, bucket: toBucket(hash) };
  const rows = () => tx<DbSurveyParticipationsRow>('survey_participations');
  // A row that is not there cannot be locked.
  await rows()
    .insert({ ...key, hashes: '[]' })
    .onConflict(['quarter', 'bucket'])
    .ignore();
  const [{ hashes }] = await rows()
    .where(key)
    .select('hashes')
    .modify(query => isPostgres(tx) && query.forUpdate());
  const participants: string[] = JSON.parse(hashes);
  if (participants.includes(hash)) {
    return false;
  }
  const all = JSON.stringify([...participants, hash].sort());
  await rows().where(key).update({ hashes: all });
  return true;
}

/** Forgets who took part before a quarter. */
export async function deleteParticipations(
  knex: Knex,
  options: { readonly before: string },
): Promise<void> {
  await knex<DbSurveyParticipationsRow>('survey_participations')
    .where('quarter', '<', options.before)
    .delete();
}

function toBucket(hash: string): number {
  return hash.charCodeAt(0) % BUCKETS;
}
