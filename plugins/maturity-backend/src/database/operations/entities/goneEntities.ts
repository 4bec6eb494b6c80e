import { Knex } from 'knex';
import { toChunks, whereInList } from '../../batches';
import { insertRows } from '../../insertRows';
import { withRevisionLock, withRevisions } from '../../revisions';
import { DbAssessmentsRow, DbGoneEntitiesRow } from '../../tables';

/** Entities in one transaction: their rows are read and written whole. */
const ENTITIES_AT_ONCE = 200;

/** Since when an entity is gone. */
export interface GoneEntity {
  readonly goneAt: Date;
  /** Whether somebody confirmed that it is to be forgotten. */
  readonly isConfirmed: boolean;
}

/** All entities that are gone, by ref. */
export async function readGoneEntities(
  knex: Knex,
): Promise<Map<string, GoneEntity>> {
  const rows = await knex<DbGoneEntitiesRow>('gone_entities').select('*');
  return new Map(
    rows.map(row => [
      row.entity_ref,
      {
        goneAt: new Date(row.gone_at),
        isConfirmed: Boolean(row.is_confirmed),
      },
    ]),
  );
}

/** Which of some entities are gone, or went since an instant, in one statement. */
export async function readGoneAmong(
  knex: Knex,
  options: { entityRefs: readonly string[]; since?: Date },
): Promise<ReadonlySet<string>> {
  const { entityRefs, since = new Date(0) } = options;
  if (entityRefs.length === 0) {
    return new Set();
  }
  const rows: Pick<DbGoneEntitiesRow, 'entity_ref'>[] = await whereInList(
    knex<DbGoneEntitiesRow>('gone_entities').where('gone_at', '>=', since),
    { knex, column: 'entity_ref', values: entityRefs },
  ).select('entity_ref');
  return new Set(rows.map(row => row.entity_ref));
}

/**
 * Marks entities that left the catalog: their data stays, and their assessments
 * count nowhere until they are assessed again.
 */
export async function markGone(
  knex: Knex,
  options: { entityRefs: readonly string[]; now: Date },
): Promise<void> {
  const { now } = options;
  for (const entityRefs of toChunks(options.entityRefs, ENTITIES_AT_ONCE)) {
    await withRevisionLock(knex, async tx => {
      await insertRows<DbGoneEntitiesRow>(tx, {
        table: 'gone_entities',
        rows: entityRefs.map(entity_ref => ({
          entity_ref,
          gone_at: now,
          is_confirmed: false,
        })),
        onConflict: { key: ['entity_ref'], replace: 'none' },
      });
      const rows: DbAssessmentsRow[] = await whereInList(
        tx<DbAssessmentsRow>('assessments'),
        { knex: tx, column: 'entity_ref', values: entityRefs },
      );
      await insertRows<DbAssessmentsRow>(tx, {
        table: 'assessments',
        rows: await withRevisions(
          tx,
          rows.map(row => ({ ...row, ...readTimes(row), gone_at: now })),
        ),
        onConflict: {
          key: ['entity_ref', 'model_id'],
          replace: ['gone_at', 'revision'],
        },
      });
    });
  }
}

/** Takes the marks from entities that are in the catalog again. */
export async function unmarkGone(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<void> {
  for (const entityRefs of toChunks(options.entityRefs, ENTITIES_AT_ONCE)) {
    await whereInList(knex<DbGoneEntitiesRow>('gone_entities'), {
      knex,
      column: 'entity_ref',
      values: entityRefs,
    }).delete();
  }
}

/**
 * Confirms that entities are to be forgotten that were gone by an instant. To
 * confirm again changes nothing.
 *
 * @returns how many they are
 */
export async function confirmGone(
  knex: Knex,
  options: { goneBefore: Date },
): Promise<number> {
  return knex<DbGoneEntitiesRow>('gone_entities')
    .where('gone_at', '<=', options.goneBefore)
    .update({ is_confirmed: true });
}

/** Instants as drivers take them, whatever they hand out. */
function readTimes(row: DbAssessmentsRow) {
  return {
    assessed_at: new Date(row.assessed_at),
    stage_since: row.stage_since === null ? null : new Date(row.stage_since),
    first_assessed_at: new Date(row.first_assessed_at),
  };
}
