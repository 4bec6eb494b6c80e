import {
  MeasuredTarget,
  Model,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber, formatShare } from '../format/numbers';
import { formatDate } from '../format/times';
import { useTexts } from '../translation';

/** The words for a target. */
export interface TargetWords {
  /** "40% at stage 3 or above". */
  readonly goal: (target: StageTarget) => string;
  /** "40% at stage 3 or above: Infrastructure as code". */
  readonly goalWithStage: (target: StageTarget) => string;
  /** "by Jun 30, 2027". */
  readonly by: (target: StageTarget) => string;
  /** "Target: 40% here or above by Jun 30, 2027", on the step of the stage. */
  readonly onStairs: (target: StageTarget) => string;
  /** "Lifecycle: production". */
  readonly lifecycle: (lifecycle: readonly string[] | undefined) => string;
  /** Progress and forecast, a sentence each. */
  readonly facts: (measured: MeasuredTarget) => readonly string[];
}

/** Names targets by the stages of the models. */
export function useTargetWords(models: readonly Model[]): TargetWords {
  const t = useTexts();

  const find = ({ modelId, stageId }: StageTarget) => {
    const stages = models.find(({ id }) => id === modelId)?.stages ?? [];
    const index = stages.findIndex(({ id }) => id === stageId);
    return { rank: index + 1, title: stages[index]?.title };
  };
  const goal = (target: StageTarget) => {
    const { rank } = find(target);
    const share = formatShare(target.share, 1);
    if (rank === 0) {
      return t('targets.goalUnknown', { share, stage: target.stageId });
    }
    return target.share === 1
      ? t('targets.goalAll', { rank: formatNumber(rank) })
      : t('targets.goal', { share, rank: formatNumber(rank) });
  };
  const by = ({ dueOn }: StageTarget) =>
    t('targets.by', { day: formatDate(dueOn) });

  return {
    goal,
    by,
    goalWithStage: target => {
      const { title } = find(target);
      return title === undefined
        ? goal(target)
        : t('targets.goalStage', { goal: goal(target), stage: title });
    },
    onStairs: target =>
      t('targets.stairs', {
        share: formatShare(target.share, 1),
        by: by(target),
      }),
    lifecycle: (lifecycle = []) =>
      lifecycle.length === 0
        ? t('targets.lifecycleAll')
        : t('targets.lifecycle', { lifecycle: lifecycle.join(', ') }),
    facts: measured => [
      ...describeProgress(measured),
      ...describeForecast(measured),
    ],
  };

  function describeProgress({ progress, here }: MeasuredTarget): string[] {
    if (!progress) {
      return [];
    }
    const { reached, total, needed, notAssessed, withExemptions } = progress;
    const { atStart, atEnd } = progress;
    return [
      t('targets.now', {
        share: formatShare(reached, total),
        reached: formatNumber(reached),
        total: formatNumber(total),
        needed: formatNumber(needed),
      }),
      ...(here
        ? [
            t('targets.here', {
              reached: formatNumber(here.reached),
              total: formatNumber(here.total),
            }),
          ]
        : []),
      ...(atStart
        ? [
            t('targets.atStart', {
              share: formatShare(atStart.reached, atStart.total),
              day: formatDate(atStart.day),
            }),
          ]
        : []),
      ...(atEnd
        ? [
            t('targets.atEnd', {
              share: formatShare(atEnd.reached, atEnd.total),
              day: formatDate(atEnd.day),
            }),
          ]
        : []),
      ...(notAssessed > 0
        ? [
            t('targets.notAssessed', {
              count: notAssessed,
              shown: formatNumber(notAssessed),
            }),
          ]
        : []),
      ...(withExemptions > 0
        ? [
            t('targets.exempt', {
              count: withExemptions,
              shown: formatNumber(withExemptions),
            }),
          ]
        : []),
    ];
  }

  function describeForecast({ forecast }: MeasuredTarget): string[] {
    const { state, reason, range, weeks } = forecast;
    if (reason) {
      return [t(`targets.reason.${reason}`)];
    }
    if (state === 'tooEarly') {
      return [t('targets.tooEarlyWhy', { weeks: formatNumber(weeks) })];
    }
    return range
      ? [
          t('targets.range', {
            low: formatShare(range.low, 1),
            high: formatShare(range.high, 1),
          }),
          t('targets.weeks', { count: weeks, shown: formatNumber(weeks) }),
        ]
      : [];
  }
}
