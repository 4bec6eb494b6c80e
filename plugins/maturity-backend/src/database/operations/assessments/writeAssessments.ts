import {
  CheckChange,
  CheckResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Knex } from 'knex';
import { AssessmentRecord } from '../../assessmentRecord';
import { whereInList } from '../../batches';
import { insertRows } from '../../insertRows';
import { withRevisions } from '../../revisions';
import { SourceCollection } from '../../sourceTimes';
import { unpackResults } from '../../storedResults';
import {
  DbAssessmentsRow,
  DbCheckListsRow,
  DbStageChangesRow,
} from '../../tables';
import { toIso } from '../../values';
import {
  AssessmentDigest,
  AssessmentDigests,
  isOutdated,
} from './readAssessmentDigests';

/** The result of writing a batch of assessments. */
export interface WrittenAssessments {
  /** Assessments that differ from the stored ones and replaced them. */
  readonly written: number;
  readonly stageChanges: number;
}

/** The checks whose outcomes differ, with their evidence. */
export type CompareChecks = (
  before: readonly CheckResult[],
  after: readonly CheckResult[],
) => CheckChange[];

/** An assessment that differs from what is stored, and that, if there is one. */
interface Difference {
  readonly record: AssessmentRecord;
  readonly before?: AssessmentDigest;
}

type StoredChecks = Pick<
  DbAssessmentsRow,
  'entity_ref' | 'model_id' | 'results' | 'collections' | 'assessed_at'
>;

/**
 * Writes the assessments that differ from what is stored, each under a new
 * revision, and the stage changes that they mean.
 *
 * @remarks
 * Neither revision nor time moves for an assessment that says what is stored
 * already. The first assessment of an entity is a stage change from none,
 * unless it comes to none.
 *
 * @param tx - see `withRevisionLock`
 * @param options - `stored` are the digests of the same entities, read under the same lock
 */
export async function writeAssessments(
  tx: Knex.Transaction,
  options: {
    records: readonly AssessmentRecord[];
    stored: AssessmentDigests;
    now: Date;
    /** Explains a stage change by the checks that changed. */
    compareChecks: CompareChecks;
  },
): Promise<WrittenAssessments> {
  const { records, stored, now } = options;
  const differences = records
    .map((record): Difference => {
      const before = stored.get(record.entityRef)?.get(record.modelId);
      return { record, before };
    })
    .filter(({ record, before }) => isOutdated(before, record.hash));
  if (differences.length === 0) {
    return { written: 0, stageChanges: 0 };
  }
  await writeCheckLists(tx, differences);
  const changes = await toStageChanges(
    tx,
    differences.filter(isStageChange),
    options,
  );

  const rows = differences.map(difference => {
    const { record, before } = difference;
    return {
      ...record.row,
      assessed_at: before?.hash === record.hash ? before.assessed_at : now,
      stage_since: isStageChange(difference)
        ? findChangeTime(difference, now)
        : before?.stage_since ?? null,
      first_assessed_at: before?.first_assessed_at ?? now,
      gone_at: null,
    };
  });
  await insertRows<DbAssessmentsRow>(tx, {
    table: 'assessments',
    rows: await withRevisions(tx, rows),
    onConflict: { key: ['entity_ref', 'model_id'], replace: 'all' },
    longJson: 'results',
  });
  await insertRows(tx, { table: 'stage_changes', rows: changes });
  return { written: differences.length, stageChanges: changes.length };
}

function isStageChange({ record, before }: Difference): boolean {
  return record.row.stage !== (before?.stage ?? null);
}

/** Never before the last change, even if the clock was set back. */
function findChangeTime({ before }: Difference, now: Date): Date {
  const last = new Date(before?.stage_since ?? 0);
  return last > now ? last : now;
}

/** Stores the lists of checks that are new. */
async function writeCheckLists(
  tx: Knex.Transaction,
  differences: readonly Difference[],
): Promise<void> {
  const lists = new Map(
    differences
      .filter(
        ({ record, before }) =>
          record.row.check_list_id !== before?.check_list_id,
      )
      .map(({ record: { row, checks } }) => [
        row.check_list_id,
        checks.map(({ checkId }) => checkId),
      ]),
  );
  if (lists.size > 0) {
    const rows = Array.from(lists, ([id, checkIds]) => ({
      id,
      check_ids: JSON.stringify(checkIds),
    }));
    await tx<DbCheckListsRow>('check_lists')
      .insert(rows)
      .onConflict('id')
      .ignore();
  }
}

async function toStageChanges(
  tx: Knex.Transaction,
  differences: readonly Difference[],
  options: { readonly now: Date; readonly compareChecks: CompareChecks },
): Promise<Omit<DbStageChangesRow, 'id'>[]> {
  const stored = await readChecks(
    tx,
    differences.flatMap(({ before }) => before ?? []),
  );
  const changes: Omit<DbStageChangesRow, 'id'>[] = [];
  // Results are long: to parse 200 of them takes as long as several requests.
  for await (const { record, before } of yieldToEventLoop(differences)) {
    const { row, checks } = record;
    const checksBefore = stored.get(toKey(row));
    changes.push({
      entity_ref: row.entity_ref,
      model_id: row.model_id,
      model_version: row.model_version,
      changed_at: findChangeTime({ record, before }, options.now),
      from_stage: before?.stage ?? null,
      to_stage: row.stage,
      checks: JSON.stringify(
        checksBefore
          ? options.compareChecks(unpackChecks(checksBefore), checks)
          : [],
      ),
    });
  }
  return changes;
}

function toKey(row: Pick<DbAssessmentsRow, 'entity_ref' | 'model_id'>): string {
  return `${row.entity_ref} ${row.model_id}`;
}

/** The stored checks of the assessments whose stage changes: only those, because results are long. */
async function readChecks(
  tx: Knex.Transaction,
  digests: readonly AssessmentDigest[],
): Promise<Map<string, StoredChecks>> {
  if (digests.length === 0) {
    return new Map();
  }
  const rows: StoredChecks[] = await whereInList(
    tx<DbAssessmentsRow>('assessments'),
    {
      knex: tx,
      column: 'entity_ref',
      values: digests.map(row => row.entity_ref),
    },
  )
    .whereIn('model_id', [...new Set(digests.map(row => row.model_id))])
    .select('entity_ref', 'model_id', 'results', 'collections', 'assessed_at');
  return new Map(rows.map(row => [toKey(row), row]));
}

function unpackChecks(row: StoredChecks): readonly CheckResult[] {
  const collections: SourceCollection[] = row.collections
    ? JSON.parse(row.collections)
    : [];
  const fallback = toIso(row.assessed_at);
  return unpackResults(
    row.entity_ref,
    JSON.parse(row.results),
    collections,
    fallback,
  ).checks;
}
