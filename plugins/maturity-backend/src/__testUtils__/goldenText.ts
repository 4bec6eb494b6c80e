import {
  Assessment,
  CheckResult,
  Model,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';

const signs = {
  pass: '✓',
  fail: '✕',
  unknown: '?',
  notApplicable: '–',
  exempt: '◇',
} as const satisfies Record<Outcome, string>;

/** Assessments as a text that is small enough to read in a diff. */
export function goldenText(
  models: readonly Model[],
  assessments: readonly Assessment[],
): string {
  return models
    .map(model => {
      const own = assessments.filter(({ modelId }) => modelId === model.id);
      return [
        `# ${model.title}, version ${model.version}`,
        stageTable(model, own),
        ...own.map(assessment => entityText(model, assessment)),
      ].join('\n\n');
    })
    .join('\n\n')
    .concat('\n');
}

function stageTable(model: Model, assessments: readonly Assessment[]): string {
  return model.stages
    .map((stage, index) => {
      const names = assessments
        .filter(({ rank }) => rank === index + 1)
        .map(({ entityRef }) => toName(entityRef));
      return `- ${index + 1} ${stage.title}: ${names.join(', ') || 'none'}`;
    })
    .join('\n');
}

function entityText(model: Model, assessment: Assessment): string {
  const { entityRef, rank, highestRank, measured, checks, nextSteps } =
    assessment;
  const results = new Map(checks.map(result => [result.checkId, result]));
  const steps = nextSteps.map(({ checkId }) => checkId).join(', ');
  return [
    `## ${entityRef}: stage ${rank} to ${highestRank}, ${measured.observed} observed, ${measured.declared} declared, ${measured.attested} attested of ${measured.applicable}`,
    '',
    ...model.stages.flatMap((stage, index) =>
      stage.checks.length === 0
        ? []
        : [
            `- ${index + 1}: ${stage.checks
              .map(({ id }) => checkText(id, results.get(id)))
              .join(', ')}`,
          ],
    ),
    `- next: ${steps || 'nothing'}`,
  ].join('\n');
}

function checkText(id: string, result: CheckResult | undefined): string {
  if (!result) {
    return `${id} is not in the assessment`;
  }
  const { outcome, unknown } = result;
  const why = unknown ? ` (${unknown.cause})` : '';
  return `${signs[outcome]} ${id}${why}`;
}

function toName(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}
