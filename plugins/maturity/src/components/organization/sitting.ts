import { StageStanding } from '../../stage/standing';

/** Where a subject sits on the stages: at one, or between one and the next. */
export interface Sitting {
  /** 0 when it is not assessed. */
  readonly rank: number;
  /** The next stage, if it shows a part of that already. */
  readonly next?: {
    readonly rank: number;
    /** Required characteristics of the next stage. */
    readonly met: number;
    readonly total: number;
  };
}

/** Reads where a subject sits from how its stages stand. */
export function toSitting(standing: readonly StageStanding[]): Sitting {
  const rank = standing.find(({ position }) => position === 'here')?.rank ?? 0;
  const next = standing.find(({ position }) => position === 'next');
  return rank > 0 && next && next.required.met > 0
    ? { rank, next: { rank: next.rank, ...next.required } }
    : { rank };
}
