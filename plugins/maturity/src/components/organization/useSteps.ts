import { StageCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber } from '../../format/numbers';
import { useFirstServices, useStageChanges } from '../../queries/queries';
import { useTexts } from '../../translation';
import { layDots, mostDots, Step } from './dots';
import { Subject } from './useSubject';

/** Days within which a dot that moved has a trail. */
export const movedDays = 90;

/** Moves each way that have a trail. */
export const mostMovers = 100;

/** The staircase of a subject, ready to be drawn. */
export interface Steps {
  /** The stages, and what is not assessed where there is some. */
  readonly shown: readonly Step[];
  /** Entities that a dot stands for. */
  readonly perDot: number;
  /** Explains the trails, where there are some. */
  readonly trails?: string;
  /** More moved than have a trail. */
  readonly isCut: boolean;
}

/** Reads who stands on each step, and who moved lately. */
export function useSteps(subject: Subject, counts: StageCounts): Steps {
  const { filter, memberModel: model } = subject;
  const t = useTexts();
  const { data: rows } = useFirstServices(
    counts.total > mostDots ? undefined : filter,
    mostDots,
  );
  const { data: movers } = useStageChanges({
    filter,
    days: movedDays,
    limit: mostMovers,
  });
  const ofModel = movers?.modelId === model.id ? movers : undefined;
  const { steps, perDot } = layDots(model, counts, rows?.items ?? [], ofModel);
  const hasTrails = steps.some(({ up, down }) => up + down > 0);
  return {
    shown: steps.filter(({ rank, count }) => rank > 0 || count > 0),
    perDot,
    trails: hasTrails
      ? t('organization.staircase.trails', { days: formatNumber(movedDays) })
      : undefined,
    isCut: [ofModel?.up, ofModel?.down].some(way =>
      Boolean(way && way.total > way.items.length),
    ),
  };
}
