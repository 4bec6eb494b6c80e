import {
  Assessment,
  SourceStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { readMeasured } from '../../measured';
import { StoredResults, unpackResults } from '../../storedResults';
import { DbAssessmentsRow } from '../../tables';
import { toIso, toOptionalIso } from '../../values';
import { readSourceStatus } from '../facts/readSourceStatus';

/**
 * Reads all assessments of one entity in the order of the model ids, and the
 * last collections for it and the related entities that its checks read, in two
 * statements.
 */
export async function readEntityAssessments(
  knex: Knex,
  options: { entityRef: string },
): Promise<{ assessments: Assessment[]; sources: SourceStatus[] }> {
  const { entityRef } = options;
  const rows = await knex<DbAssessmentsRow>('assessments')
    .where({ entity_ref: entityRef, gone_at: null })
    .orderBy('model_id');

  const resultsByRow = new Map<DbAssessmentsRow, StoredResults>(
    rows.map(row => [row, JSON.parse(row.results)]),
  );
  const readRefs = [...resultsByRow.values()]
    .flatMap(({ checks }) => checks)
    .flatMap(check => check.ofEntityRef ?? []);
  const sources = await readSourceStatus(knex, {
    entityRefs: [...new Set([entityRef, ...readRefs])],
  });

  const assessments = Array.from(resultsByRow, ([row, results]): Assessment => {
    const assessedAt = toIso(row.assessed_at);
    return {
      entityRef,
      modelId: row.model_id,
      modelVersion: row.model_version,
      stage: row.stage ?? undefined,
      rank: row.rank,
      nextStage: row.next_stage ?? undefined,
      highestRank: row.highest_rank,
      measured: readMeasured(row),
      leftOut: row.left_out ?? undefined,
      ...unpackResults(entityRef, results, sources, assessedAt),
      nextSteps: JSON.parse(row.next_steps),
      assessedAt,
      stageSince: toOptionalIso(row.stage_since),
    };
  });
  return { assessments, sources };
}
