import { CheckResult } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { AssessmentRecord } from '../../assessmentRecord';
import { whereOneOf } from '../../batches';
import { checkChangesOf } from '../../checkChanges';
import { insertRows } from '../../insertRows';
import { lockRevisions, saveLatestRevision } from '../../revisions';
import { SourceLook } from '../../sourceTimes';
import { StoredResults, unpackResults } from '../../storedResults';
import {
  DbAssessmentsRow,
  DbCheckListsRow,
  DbStageChangesRow,
} from '../../tables';
import { isoOf } from '../../values';

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
    await writeCheckLists(tx, differing);
    const hasMoved = ({ row }: AssessmentRecord) =>
      row.stage !== (stored.get(keyOf(row))?.stage ?? null);
    const checksBefore = await readChecks(
      tx,
      differing
        .filter(record => stored.has(keyOf(record.row)) && hasMoved(record))
        .map(({ row }) => row),
    );

    const stageChanges: Omit<DbStageChangesRow, 'id'>[] = [];
    const rows = differing.map((record, index): DbAssessmentsRow => {
      const { row } = record;
      const before = stored.get(keyOf(row));
      const isMove = hasMoved(record);
      if (isMove) {
        const checks = checksBefore.get(keyOf(row));
        stageChanges.push({
          entity_ref: row.entity_ref,
          model_id: row.model_id,
          model_version: row.model_version,
          changed_at: now,
          from_stage: before?.stage ?? null,
          to_stage: row.stage,
          checks: JSON.stringify(
            checks
              ? checkChangesOf(checks, checksOf(row, now.toISOString()))
              : [],
          ),
        });
      }
      return {
        ...row,
        assessed_at: now,
        stage_since: isMove ? now : before?.stage_since ?? null,
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
  );
  return new Map(rows.map(row => [keyOf(row), row]));
}

/** Stores the lists of checks that are new. */
async function writeCheckLists(
  tx: Knex.Transaction,
  records: readonly AssessmentRecord[],
): Promise<void> {
  const lists = new Map(
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
}

type StoredChecks = Pick<
  DbAssessmentsRow,
  'entity_ref' | 'model_id' | 'results' | 'looks' | 'assessed_at'
>;

/** What is stored of the checks of these, which are those that moved: results are long. */
async function readChecks(
  tx: Knex.Transaction,
  rows: readonly Pick<DbAssessmentsRow, 'entity_ref' | 'model_id'>[],
): Promise<Map<string, CheckResult[]>> {
  if (rows.length === 0) {
    return new Map();
  }
  const stored: StoredChecks[] = await whereOneOf(
    tx<DbAssessmentsRow>('assessments'),
    {
      knex: tx,
      column: 'entity_ref',
      values: rows.map(row => row.entity_ref),
    },
  )
    .whereIn('model_id', [...new Set(rows.map(row => row.model_id))])
    .select('entity_ref', 'model_id', 'results', 'looks', 'assessed_at');
  return new Map(
    stored.map(row => [keyOf(row), checksOf(row, isoOf(row.assessed_at))]),
  );
}

function checksOf(
  row: Pick<DbAssessmentsRow, 'entity_ref' | 'results' | 'looks'>,
  fallback: string,
): CheckResult[] {
  const looks: SourceLook[] = row.looks ? JSON.parse(row.looks) : [];
  const results: StoredResults = JSON.parse(row.results);
  return unpackResults(row.entity_ref, results, looks, fallback);
}
