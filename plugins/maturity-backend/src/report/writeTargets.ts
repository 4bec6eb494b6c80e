import {
  MeasuredTarget,
  Model,
  TargetForecast,
  TargetState,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { toTable, toText } from './markdown';
import { toCount, toNumber, toPercent } from './words';

const stateWords: Readonly<Record<TargetState, string>> = {
  met: 'met',
  likely: 'likely',
  atRisk: 'at risk',
  unlikely: 'unlikely',
  tooEarly: 'too early to say',
  missed: 'missed',
  unknown: 'not known',
};

const reasonWords = {
  noMembers: 'nothing belongs to it',
  noModel: 'its model is not in use',
  noStage: 'the model no longer has its stage',
} as const satisfies Readonly<
  Record<NonNullable<TargetForecast['reason']>, string>
>;

/** Writes the open targets that bear on the subject of a report. */
export function writeTargets(
  targets: readonly MeasuredTarget[],
  options: { readonly models: readonly Model[]; readonly entityRef: string },
): string[] {
  if (targets.length === 0) {
    return [];
  }
  const hasUnassessed = targets.some(
    ({ progress }) => (progress?.notAssessed ?? 0) > 0,
  );
  return [
    '## Targets',
    toTable(
      ['Target', 'Owner', 'Due', 'Now', 'On the due day'],
      targets.map(each => [
        describeTarget(each, options),
        `${toText(each.target.owner)}${
          each.hasOwner ? '' : ' (not in the catalog)'
        }`,
        each.target.dueOn,
        describeProgress(each),
        describeForecast(each.forecast),
      ]),
    ),
    `A target is met by evidence alone. The range is where it leads if the weeks to come go like the slower or the faster half of the last 12.${
      hasUnassessed
        ? ' Components that are not assessed count as components, and not as reached.'
        : ''
    }`,
  ];
}

function describeTarget(
  { target, rank }: MeasuredTarget,
  options: { readonly models: readonly Model[]; readonly entityRef: string },
): string {
  const stage = options.models
    .find(({ id }) => id === target.modelId)
    ?.stages.find(({ id }) => id === target.stageId);
  const goal = target.share === 1 ? 'All' : `${toNumber(100 * target.share)} %`;
  const lifecycle = target.lifecycle
    ? ` (${toText(target.lifecycle.join(', '))})`
    : '';
  const whose =
    target.entityRef === options.entityRef
      ? ''
      : `, target of ${toText(target.entityRef)}`;
  return stage
    ? `${goal} at stage ${rank}, ${toText(
        stage.title,
      )}, or above${lifecycle}${whose}`
    : `${goal} at ${toText(target.stageId)} or above${lifecycle}${whose}`;
}

function describeProgress({ progress, here }: MeasuredTarget): string {
  if (!progress) {
    return '–';
  }
  const { reached, total, withExemptions } = progress;
  const parts = [
    `${toPercent(reached, total)} (${toNumber(reached)} of ${toNumber(total)})`,
    ...(withExemptions > 0
      ? [`${toNumber(withExemptions)} with exemptions`]
      : []),
    ...(here
      ? [`here ${toNumber(here.reached)} of ${toNumber(here.total)}`]
      : []),
  ];
  return parts.join(', ');
}

function describeForecast({
  state,
  reason,
  weeks,
  range,
}: TargetForecast): string {
  const word = stateWords[state];
  if (reason) {
    return `${word}: ${reasonWords[reason]}`;
  }
  if (state === 'tooEarly') {
    return `${word}: ${toCount(weeks, 'week')} of history`;
  }
  return range
    ? `${word}: ${toPercent(range.low, 1)} to ${toPercent(range.high, 1)}`
    : word;
}
