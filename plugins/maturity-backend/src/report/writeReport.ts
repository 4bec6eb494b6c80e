import {
  Assessment,
  Check,
  CheckCounts,
  CheckResult,
  countMet,
  GetDeliveryDistributionResponse,
  MeasuredTarget,
  MissingSource,
  Model,
  PlanFixesResponse,
  PlannedFix,
  readJudgedShare,
  Stage,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { toLink, toTable, toText } from './markdown';
import { writeTargets } from './writeTargets';
import {
  effortWords,
  metricTitles,
  toCount,
  toMetricValue,
  toNumber,
  toPercent,
  toSignWord,
} from './words';

/** A team, and how many of its components a fix is for. */
export interface FixingTeam {
  readonly name: string;
  readonly components: number;
}

/** The answers that a report puts together. */
export interface ReportInput {
  readonly now: Date;
  /** Of the latest change of any assessment; for those who may see all entities. */
  readonly revision?: number;
  readonly title: string;
  readonly entityRef: string;
  /** The model of organisations and the assessment by it; absent where there is none. */
  readonly own?: { readonly model: Model; readonly assessment?: Assessment };
  readonly memberModel: Model;
  readonly counts: StageCounts;
  readonly checks: readonly CheckCounts[];
  readonly plan: PlanFixesResponse;
  /** The teams of each fix, those with the most components first. */
  readonly teams: ReadonlyMap<string, readonly FixingTeam[]>;
  readonly delivery: GetDeliveryDistributionResponse;
  readonly missing: readonly MissingSource[];
  /** The open targets that bear on it. */
  readonly targets: readonly MeasuredTarget[];
  /** The models in use, which name the stages of targets. */
  readonly models: readonly Model[];
}

/** Checks and sources that a report names, those that matter most. */
const MOST_UNKNOWN = 12;
const MOST_SOURCES = 6;
const MOST_TEAMS = 4;

/** Writes the maturity report of a group, system, domain or organisation as Markdown. */
export function writeReport(input: ReportInput): string {
  const parts = [
    writeHead(input),
    writeStanding(input),
    ...writeTargets(input.targets, input),
    ...writeSigns(input),
    ...writeDelivery(input.delivery),
    ...writePlan(input),
    ...writeUnknown(input),
    writeReading(input),
  ];
  return `${parts.join('\n\n')}\n`;
}

function writeHead({ title, entityRef, now, revision }: ReportInput): string {
  const parts = [
    toText(entityRef),
    `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    ...(revision === undefined
      ? []
      : [`revision ${revision} of the assessments`]),
  ];
  return [
    `# Platform engineering maturity: ${toText(title)}`,
    parts.join(' · '),
  ].join('\n\n');
}

function findCheck({ stages }: Model, checkId: string): Check | undefined {
  return stages
    .flatMap(({ checks }) => checks)
    .find(({ id }) => id === checkId);
}

function toResults(
  assessment: Assessment | undefined,
): ReadonlyMap<string, CheckResult> {
  return new Map(
    assessment?.checks.map(result => [result.checkId, result] as const),
  );
}

function countStage(
  { checks }: Stage,
  results: ReadonlyMap<string, CheckResult>,
): { met: number; total: number } {
  return countMet(checks.map(({ id }) => results.get(id)));
}

/** "Between stage 2 and 3", with what is there of the next stage. */
function describeSitting({ own }: ReportInput): string[] {
  if (!own) {
    return [];
  }
  const { model, assessment } = own;
  if (!assessment || assessment.rank === 0) {
    return ['**No stage yet.** It has not been assessed.'];
  }
  const { rank, highestRank } = assessment;
  const next = model.stages[rank];
  if (!next) {
    return [`**At the top stage, ${toText(model.stages[rank - 1].title)}.**`];
  }
  const { met, total } = countStage(next, toResults(assessment));
  const open =
    highestRank > rank
      ? ` It may be as high as stage ${highestRank}: too little is measured.`
      : '';
  return [
    `**${
      met > 0 ? `Between stage ${rank} and ${rank + 1}` : `At stage ${rank}`
    }.** ` +
      `${met} of ${toCount(total, 'sign')} of stage ${
        rank + 1
      } are there: ${toText(next.title)}.${open}`,
  ];
}

function writeStanding(input: ReportInput): string {
  const { counts, memberModel, own } = input;
  const { total, notAssessed, measured, openUpwards, withExemptions } = counts;
  const byStage = new Map(counts.byStage.map(each => [each.stage, each.count]));
  const rank = Math.min(
    Math.max(own?.assessment?.rank ?? 0, 1) + 1,
    memberModel.stages.length,
  );
  const reached = memberModel.stages
    .slice(rank - 1)
    .reduce((sum, { id }) => sum + (byStage.get(id) ?? 0), 0);
  const { observed, declared, attested, applicable } = measured;
  const grades = [
    `${toPercent(observed, applicable)} observed`,
    `${toPercent(declared, applicable)} declared`,
    `${toPercent(attested, applicable)} attested`,
    `${toPercent(
      applicable - observed - declared - attested,
      applicable,
    )} not measured`,
  ];
  const rows = [
    ...memberModel.stages.map(({ id, title }, index) => [
      `${index + 1} ${toText(title)}`,
      byStage.get(id) ?? 0,
    ]),
    ...(notAssessed > 0 ? [['Not assessed yet', notAssessed] as const] : []),
  ].map(([title, count]) => [
    `${title}`,
    toNumber(Number(count)),
    toPercent(Number(count), total),
  ]);
  return [
    '## Where it sits',
    ...describeSitting(input),
    `${toPercent(reached, total)} of ${toCount(
      total,
      'component',
    )} in production are at stage ${rank} or above.`,
    toTable(['Stage', 'Components', 'Share'], rows),
    `Of the checks that apply to them, ${grades.join(', ')}.`,
    ...(openUpwards > 0
      ? [
          `${toCount(
            openUpwards,
            'component',
          )} may be at a higher stage: too little is measured to rule it out.`,
        ]
      : []),
    ...(withExemptions > 0
      ? [`${toCount(withExemptions, 'component')} with exemptions.`]
      : []),
  ].join('\n\n');
}

function writeSign(check: Check, result: CheckResult | undefined): string[] {
  const share = readJudgedShare(check, result);
  const unknown =
    result?.unknown && 'message' in result.unknown
      ? result.unknown.message
      : undefined;
  return [
    `${toText(check.title)}${check.required ? '' : ' (recommended)'}`,
    toSignWord(result),
    share
      ? toText(share.text ?? toPercent(share.value, 1))
      : toText(unknown ?? ''),
    share ? toPercent(share.line, 1) : '',
    result?.grade ?? '',
  ];
}

function writeSigns({ own }: ReportInput): string[] {
  if (!own) {
    return [];
  }
  const results = toResults(own.assessment);
  return [
    '## Signs of each stage',
    ...own.model.stages
      .filter(({ checks }) => checks.length > 0)
      .map(stage => {
        const { met, total } = countStage(stage, results);
        const rank = own.model.stages.indexOf(stage) + 1;
        return [
          `### ${rank} ${toText(stage.title)}: ${met} of ${total}`,
          toText(stage.summary),
          toTable(
            ['Sign', 'Known', 'Components', 'Needed', 'Weakest proof'],
            stage.checks.map(check => writeSign(check, results.get(check.id))),
          ),
        ].join('\n\n');
      }),
  ];
}

function writeDelivery(delivery: GetDeliveryDistributionResponse): string[] {
  const { days, metrics, total } = delivery;
  if (metrics.every(({ measured }) => measured === 0)) {
    return [
      '## Delivery',
      `No delivery of these components was measured in the last ${days} days.`,
    ];
  }
  const rows = metrics.map(({ metric, measured, quartiles, trends }) => [
    metricTitles[metric],
    `${toNumber(measured)} of ${toNumber(total)}`,
    ...(quartiles
      ? quartiles.map(value => toMetricValue(metric, value))
      : ['–', '–', '–']),
    toNumber(trends.better),
    toNumber(trends.worse),
  ]);
  return [
    `## Delivery in the last ${days} days`,
    toTable(
      ['Metric', 'Measured', '25 %', 'Median', '75 %', 'Better', 'Worse'],
      rows,
    ),
    'The values are of the components, never an average over them. Better and worse: compared with the window before, of the same component.',
  ];
}

/** How many components a fix advances, or brings closer where it is not enough. */
function describeGain({ advances, needMeasuring, blocks }: PlannedFix): string {
  if (advances > 0) {
    return `${toCount(advances, 'component')} would advance`;
  }
  return needMeasuring > 0
    ? `${toCount(
        needMeasuring,
        'component',
      )} could advance, but need measuring first`
    : `it blocks ${toCount(blocks, 'component')}`;
}

function writeStep(input: ReportInput, fix: PlannedFix, index: number): string {
  const { memberModel, teams } = input;
  const check = findCheck(memberModel, fix.checkId);
  const own = teams.get(fix.checkId) ?? [];
  const named = own
    .slice(0, MOST_TEAMS)
    .map(({ name, components }) => `${toText(name)} (${toNumber(components)})`);
  const more = own.length - named.length;
  const rest = more > 0 ? [`${toNumber(more)} more`] : [];
  const title = check ? check.fix.title ?? check.title : fix.checkId;
  const lines = [
    `${index + 1}. **${toText(title)}** – ${describeGain(fix)}, effort ${
      effortWords[fix.effort]
    } each. Not met by ${toNumber(fix.fail)}, not measured of ${toNumber(
      fix.unknown,
    )}.`,
    ...(check ? [`    Why: ${toText(check.why)}`] : []),
    ...(check
      ? [
          `    How: ${toText(check.fix.text)}${
            check.fix.docs ? ` ${toLink('Guide', check.fix.docs)}` : ''
          }`,
        ]
      : []),
    ...(named.length > 0
      ? [`    Teams: ${[...named, ...rest].join(', ')}`]
      : []),
  ];
  return lines.join('\n\n');
}

function writePlan(input: ReportInput): string[] {
  const { plan } = input;
  if (plan.items.length === 0) {
    return [
      '## The plan',
      'No fix advances a component now: measure more of them first, or they are all at the top.',
    ];
  }
  return [
    '## The plan',
    `With ${toCount(plan.items.length, 'fix', 'fixes')}, ${toCount(
      plan.advances,
      'component',
    )} of ${toNumber(
      plan.total,
    )} reach the next stage. The most for the least effort comes first.`,
    ...plan.items.map((fix, index) => writeStep(input, fix, index)),
  ];
}

function writeUnknown({ checks, memberModel, missing }: ReportInput): string[] {
  const unknown = checks
    .filter(each => each.unknown > 0)
    .sort((a, b) => b.unknown - a.unknown);
  if (unknown.length === 0) {
    return ['## What nobody could measure', 'Nothing: every check is known.'];
  }
  const rows = unknown.slice(0, MOST_UNKNOWN).map(each => {
    const { checkId, pass, fail, exempt } = each;
    const applicable = pass + fail + exempt + each.unknown;
    return [
      toText(findCheck(memberModel, checkId)?.title ?? checkId),
      `${toNumber(each.unknown)} of ${toNumber(applicable)}`,
    ];
  });
  const sources = missing
    .slice(0, MOST_SOURCES)
    .map(
      ({ title, results, install, setting }) =>
        `- ${toText(title)}: up to ${toCount(
          results,
          'result',
        )} over all entities would be known. ${
          install
            ? `Install ${toText(install)}.`
            : `Connect it at ${toText(setting ?? '')}.`
        }`,
    );
  return [
    '## What nobody could measure',
    toTable(['Check', 'Not measured'], rows),
    ...(sources.length > 0
      ? [
          'What it would take, of what is not connected yet:',
          sources.join('\n'),
        ]
      : [
          'Every source that could tell is connected. What one of them lacks is on the page of the sources.',
        ]),
  ];
}

function writeReading({ own, memberModel }: ReportInput): string {
  const models = [own?.model, memberModel]
    .flatMap(model => model ?? [])
    .map(
      ({ id, version, title }) =>
        `${toText(title)} (${id}, version ${version})`,
    );
  return [
    '## How to read it',
    'Seen: a tool or a repository shows it. Said: somebody states it. Not measured: nobody can tell yet, which is neither a pass nor a failure. The weakest proof is that of any component that a share counts: observed is stronger than declared, and declared than attested.',
    `Judged by ${models.join(
      ' and ',
    )}. Reports of the same revision differ in the time and in delivery alone.`,
  ].join('\n\n');
}
