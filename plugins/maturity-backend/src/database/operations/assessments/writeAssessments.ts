import { StageChange } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { AssessmentRecord } from '../../assessmentRecord';
import { whereOneOf } from '../../batches';
import { insertRows } from '../../insertRows';
import { unpackOutcomes } from '../../outcomes';
import { lockRevisions, saveLatestRevision } from '../../revisions';
import {
  DbAssessmentsRow,
  DbCheckListsRow,
  DbStageChangesRow,
} from '../../tables';

/** What came of writing a batch of assessments. */
export interface WrittenAssessments {
  /** Assessments that differ from the stored ones and replaced them. */
  readonly written: number;
  readonly stageChanges: number;
}

type StoredAssessment = Pick<
  DbAssessmentsRow,
  | 'entity_ref'
  | 'model_id'
  | 'hash'
  | 'stage'
  | 'stage_since'
  | 'first_assessed_at'
  | 'outcomes'
  | 'check_list_id'
>;

function keyOf(row: Pick<DbAssessmentsRow, 'entity_ref' | 'model_id'>): string {
  return `${row.entity_ref} ${row.model_id}`;
}

/**
 * Writes the assessments that differ from what is stored, each under a new
 * revision, and the stage changes that they mean, in one transaction.
 *
 * @remarks
 * Neither revision nor time moves for an assessment that says what is stored
 * already. The first assessment of an entity is a stage change from none,
 * unless it comes to none.
 */
export async function writeAssessments(
  knex: Knex,
  options: { records: readonly AssessmentRecord[]; now: Date },
): Promise<WrittenAssessments> {
  const { records, now } = options;
  if (records.length === 0) {
    return { written: 0, stageChanges: 0 };
  }

  return knex.transaction(async tx => {
    const latest = await lockRevisions(tx);
    const stored = await readStored(tx, records);
    const differing = records.filter(
      record => stored.get(keyOf(record.row))?.hash !== record.hash,
    );
    if (differing.length === 0) {
      return { written: 0, stageChanges: 0 };
    }
    const checkLists = await syncCheckLists(tx, differing, stored.values());

    const stageChanges: Omit<DbStageChangesRow, 'id'>[] = [];
    const rows = differing.map(({ row }, index): DbAssessmentsRow => {
      const before = stored.get(keyOf(row));
      const hasMoved = row.stage !== (before?.stage ?? null);
      if (hasMoved) {
        stageChanges.push({
          entity_ref: row.entity_ref,
          model_id: row.model_id,
          model_version: row.model_version,
          changed_at: now,
          from_stage: before?.stage ?? null,
          to_stage: row.stage,
          checks: JSON.stringify(
            before ? diffOutcomes(before, row, checkLists) : [],
          ),
        });
      }
      return {
        ...row,
        assessed_at: now,
        stage_since: hasMoved ? now : before?.stage_since ?? null,
        first_assessed_at: before?.first_assessed_at ?? now,
        revision: latest + 1 + index,
      };
    });

    await insertRows(tx, {
      ...{ table: 'assessments', rows },
      onConflict: { key: ['entity_ref', 'model_id'], replace: 'all' },
    });
    await insertRows(tx, { table: 'stage_changes', rows: stageChanges });
    await saveLatestRevision(tx, latest + rows.length);
    return { written: rows.length, stageChanges: stageChanges.length };
  });
}

async function readStored(
  tx: Knex.Transaction,
  records: readonly AssessmentRecord[],
): Promise<Map<string, StoredAssessment>> {
  const rows: StoredAssessment[] = await whereOneOf(
    tx<DbAssessmentsRow>('assessments'),
    {
      knex: tx,
      column: 'entity_ref',
      values: records.map(record => record.entityRef),
    },
  ).select(
    'entity_ref',
    'model_id',
    'hash',
    'stage',
    'stage_since',
    'first_assessed_at',
    'outcomes',
    'check_list_id',
  );
  return new Map(rows.map(row => [keyOf(row), row]));
}

/** Stores the lists that are new, and answers with all that the batch refers to. */
async function syncCheckLists(
  tx: Knex.Transaction,
  records: readonly AssessmentRecord[],
  stored: Iterable<StoredAssessment>,
): Promise<Map<string, readonly string[]>> {
  const lists = new Map<string, readonly string[]>(
    records.map(record => [record.row.check_list_id, record.checkIds]),
  );
  await tx<DbCheckListsRow>('check_lists')
    .insert(
      Array.from(lists, ([id, checkIds]) => ({
        id,
        check_ids: JSON.stringify(checkIds),
      })),
    )
    .onConflict('id')
    .ignore();

  const former = new Set(Array.from(stored, row => row.check_list_id));
  const missing = Array.from(former).filter(id => !lists.has(id));
  if (missing.length > 0) {
    const rows: DbCheckListsRow[] = await whereOneOf(
      tx<DbCheckListsRow>('check_lists'),
      { knex: tx, column: 'id', values: missing },
    );
    for (const row of rows) {
      lists.set(row.id, JSON.parse(row.check_ids));
    }
  }
  return lists;
}

/** The checks whose outcome differs, in the order of the newer list, gone ones last. */
function diffOutcomes(
  before: Pick<DbAssessmentsRow, 'check_list_id' | 'outcomes'>,
  after: Pick<DbAssessmentsRow, 'check_list_id' | 'outcomes'>,
  checkLists: ReadonlyMap<string, readonly string[]>,
): StageChange['checks'] {
  const [from, to] = [before, after].map(({ check_list_id, outcomes }) => {
    const unpacked = unpackOutcomes(outcomes);
    const checkIds = checkLists.get(check_list_id) ?? [];
    return new Map(checkIds.map((id, index) => [id, unpacked[index]]));
  });
  return [...new Set([...to.keys(), ...from.keys()])]
    .filter(id => from.get(id) !== to.get(id))
    .map(id => ({ id, from: from.get(id), to: to.get(id) }));
}
