import {
  CheckResult,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { AssessmentToWrite, toAssessmentRecord } from '../assessmentRecord';
import { readAssessmentDigests } from '../operations/assessments/readAssessmentDigests';
import { writeAssessments } from '../operations/assessments/writeAssessments';
import { compareChecks } from '../../assess/compareChecks';
import { withRevisionLock } from '../revisions';

/** The result of a check without anything observed. */
export function checkResult(checkId: string, outcome: Outcome): CheckResult {
  return { checkId, outcome, blocking: true, proofs: [] };
}

/** An assessment of `component:default/<name>` by the model `ladder`. */
export function assessment(
  name: string,
  changes: Omit<Partial<AssessmentToWrite>, 'evaluation' | 'columns'> & {
    evaluation?: Partial<AssessmentToWrite['evaluation']>;
    columns?: Partial<AssessmentToWrite['columns']>;
  } = {},
): AssessmentToWrite {
  return {
    entityRef: `component:default/${name}`,
    modelId: 'ladder',
    modelVersion: 1,
    sources: [],
    ...changes,
    columns: {
      kind: 'Component',
      namespace: 'default',
      name,
      owners: [],
      tags: [],
      ...changes.columns,
    },
    evaluation: {
      stage: 'first',
      rank: 1,
      highestRank: changes.evaluation?.rank ?? 1,
      nextStage: 'second',
      measured: { observed: 2, declared: 0, attested: 0, applicable: 2 },
      checks: [checkResult('owned', 'pass'), checkResult('pipeline', 'fail')],
      nextSteps: [{ checkId: 'pipeline', outcome: 'fail', effort: 'small' }],
      ...changes.evaluation,
    },
  };
}

/** The changes of an assessment that reaches the top stage of `ladder`. */
export const atSecondStage = {
  stage: 'second',
  rank: 2,
  nextStage: undefined,
  checks: [checkResult('owned', 'pass'), checkResult('pipeline', 'pass')],
  nextSteps: [],
};

/** Writes assessments as they come out of the evaluation. */
export async function write(
  knex: Knex,
  now: Date,
  ...assessments: AssessmentToWrite[]
) {
  return withRevisionLock(knex, async tx => {
    const entityRefs = assessments.map(({ entityRef }) => entityRef);
    const stored = await readAssessmentDigests(tx, { entityRefs });
    const records = assessments.map(toAssessmentRecord);
    return writeAssessments(tx, { records, stored, now, compareChecks });
  });
}

/** The statements that run from now on. */
export function recordStatements(knex: Knex): string[] {
  const statements: string[] = [];
  knex.on('query', ({ sql }) => statements.push(sql));
  return statements;
}
