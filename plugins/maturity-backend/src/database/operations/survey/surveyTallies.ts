import { Knex } from 'knex';
import { isPostgres, toChunks } from '../../batches';
import { DbSurveyTalliesRow } from '../../tables';
import { addParticipant } from './surveyParticipations';

/** The stored answers of a group in a quarter, added up. */
export interface StoredSurveyTally {
  readonly form: string;
  readonly groupRef: string;
  readonly above: readonly string[];
  /** Encrypted; absent if no answers wait. */
  readonly waiting?: string;
  /** JSON of a sum; empty if none is shown. */
  readonly shown: string;
  readonly texts: readonly string[];
}

/** The part of it that results are made of. */
export interface ShownSurveyTally {
  readonly quarter: string;
  /** JSON of a sum. */
  readonly shown: string;
}

/**
 * Adds an answer to the sum of its group, once for each participant, all or nothing.
 *
 * @param options - `add`: the sum with the answer. It runs in the transaction, so it
 * must not wait.
 * @returns whether it was added: not if the participant is not new
 */
export async function addSurveyAnswer(
  knex: Knex,
  options: {
    readonly quarter: string;
    readonly participant: string;
    readonly form: string;
    readonly groupRef: string;
    readonly add: (stored: StoredSurveyTally) => StoredSurveyTally;
  },
): Promise<boolean> {
  const { quarter, participant, form, groupRef, add } = options;
  return knex.transaction(async tx => {
    if (!(await addParticipant(tx, { quarter, hash: participant }))) {
      return false;
    }
    const key = { quarter, form, group_ref: groupRef };
    const empty = { form, groupRef, above: [], shown: '', texts: [] };
    await tx<DbSurveyTalliesRow>('survey_tallies')
      .insert(toRow(quarter, empty))
      .onConflict(['quarter', 'form', 'group_ref'])
      .ignore();
    const [row] = await tx<DbSurveyTalliesRow>('survey_tallies')
      .where(key)
      .select()
      .modify(query => isPostgres(tx) && query.forUpdate());
    await tx<DbSurveyTalliesRow>('survey_tallies')
      .where(key)
      .update(toRow(quarter, add(toTally(row))));
    return true;
  });
}

/**
 * Changes all sums of a quarter, while nobody else does.
 *
 * @param options - `change`: all that are to be stored: those that changed and new
 * ones. It runs in the transaction, so it must not wait.
 */
export async function changeSurveyTallies(
  knex: Knex,
  options: {
    readonly quarter: string;
    readonly change: (
      stored: readonly StoredSurveyTally[],
    ) => readonly StoredSurveyTally[];
  },
): Promise<void> {
  const { quarter, change } = options;
  await knex.transaction(async tx => {
    const rows = await tx<DbSurveyTalliesRow>('survey_tallies')
      .where({ quarter })
      .select()
      .orderBy(['form', 'group_ref'])
      .modify(query => isPostgres(tx) && query.forUpdate());
    const changed = change(rows.map(toTally));
    for (const chunk of toChunks(changed.map(each => toRow(quarter, each)))) {
      await tx<DbSurveyTalliesRow>('survey_tallies')
        .insert(chunk)
        .onConflict(['quarter', 'form', 'group_ref'])
        .merge(['above', 'waiting', 'shown', 'texts']);
    }
  });
}

/** Lists the quarters before one, or with it, in which answers wait. */
export async function listWaitingQuarters(
  knex: Knex,
  options: { readonly until: string },
): Promise<string[]> {
  return knex<DbSurveyTalliesRow>('survey_tallies')
    .distinct('quarter')
    .whereNotNull('waiting')
    .where('quarter', '<=', options.until)
    .orderBy('quarter')
    .pluck('quarter');
}

/** Reads the shown sums of a group and of those below it, or of all groups. */
export async function readSurveyTallies(
  knex: Knex,
  options: { readonly since: string; readonly groupRef: string },
): Promise<ShownSurveyTally[]> {
  return selectShown(knex, options.groupRef)
    .where('quarter', '>=', options.since)
    .select('quarter', 'shown');
}

/** Reads the shown sums of all groups since a quarter. */
export async function readAllSurveyTallies(
  knex: Knex,
  options: { readonly since: string },
): Promise<
  (ShownSurveyTally & Pick<StoredSurveyTally, 'groupRef' | 'above'>)[]
> {
  const rows = await knex<DbSurveyTalliesRow>('survey_tallies')
    .where('quarter', '>=', options.since)
    .whereNot('shown', '')
    .select('quarter', 'group_ref', 'above', 'shown');
  return rows.map(row => ({
    quarter: row.quarter,
    groupRef: row.group_ref,
    above: JSON.parse(row.above),
    shown: row.shown,
  }));
}

/** Reads the shown texts of a group and of those below it, by group. */
export async function readSurveyTexts(
  knex: Knex,
  options: { readonly quarter: string; readonly groupRef: string },
): Promise<string[]> {
  const { quarter, groupRef } = options;
  const rows = await selectShown(knex, groupRef)
    .where({ quarter })
    .whereNot('texts', '[]')
    .select('texts');
  return rows.flatMap(({ texts }) => JSON.parse(texts) as string[]);
}

/** Deletes the sums of the quarters before one. */
export async function deleteSurveyTallies(
  knex: Knex,
  options: { readonly before: string },
): Promise<void> {
  await knex<DbSurveyTalliesRow>('survey_tallies')
    .where('quarter', '<', options.before)
    .delete();
}

/** The rows with shown sums of a group, and of those that have it above them. */
function selectShown(knex: Knex, groupRef: string) {
  return knex<DbSurveyTalliesRow>('survey_tallies')
    .whereNot('shown', '')
    .where(where =>
      where
        .where({ group_ref: groupRef })
        // Exact, unlike `like`, in which a ref may contain wildcards.
        .orWhereRaw(isPostgres(knex) ? 'strpos(??, ?) > 0' : 'instr(??, ?)', [
          'above',
          JSON.stringify(groupRef),
        ]),
    );
}

function toTally(row: DbSurveyTalliesRow): StoredSurveyTally {
  return {
    form: row.form,
    groupRef: row.group_ref,
    above: JSON.parse(row.above),
    ...(row.waiting !== null && { waiting: row.waiting }),
    shown: row.shown,
    texts: JSON.parse(row.texts),
  };
}

function toRow(quarter: string, tally: StoredSurveyTally): DbSurveyTalliesRow {
  return {
    quarter,
    form: tally.form,
    group_ref: tally.groupRef,
    above: JSON.stringify(tally.above),
    waiting: tally.waiting ?? null,
    shown: tally.shown,
    texts: JSON.stringify(tally.texts),
  };
}
