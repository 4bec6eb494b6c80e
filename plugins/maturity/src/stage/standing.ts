import {
  Assessment,
  Check,
  CheckResult,
  countMet,
  Model,
  Outcome,
  Stage,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** The position of a stage, relative to the entity's stage. */
export type StagePosition = 'reached' | 'here' | 'next' | 'ahead';

/** A check of the model with its result; none if it is newer than the assessment. */
export interface CheckStanding {
  readonly check: Check;
  readonly result?: CheckResult;
}

/** The outcome of a check; a check that was never assessed is not measured. */
export function readOutcome(standing: CheckStanding): Outcome {
  return standing.result?.outcome ?? 'unknown';
}

/** A stage of the model with the standing of its checks. */
export interface StageStanding {
  readonly stage: Stage;
  readonly rank: number;
  readonly position: StagePosition;
  /** Above the entity's stage, but not ruled out by what is measured. */
  readonly isOpen: boolean;
  readonly checks: readonly CheckStanding[];
  /** Checks that block the stage when not met, of those that apply. */
  readonly required: { readonly met: number; readonly total: number };
}

function toPosition(rank: number, reached: number): StagePosition {
  if (rank < reached) {
    return 'reached';
  }
  if (rank === reached) {
    return 'here';
  }
  return rank === reached + 1 ? 'next' : 'ahead';
}

/** Lays an assessment over its model, stage by stage. It judges nothing. */
export function toStanding(
  model: Model,
  assessment: Assessment | undefined,
): readonly StageStanding[] {
  const results = new Map(
    assessment?.checks.map(result => [result.checkId, result]),
  );
  const { rank: reached = 0, highestRank: highest = reached } =
    assessment ?? {};
  return model.stages.map((stage, index) => {
    const checks = stage.checks.map(check => ({
      check,
      result: results.get(check.id),
    }));
    const rank = index + 1;
    return {
      stage,
      rank,
      position: toPosition(rank, reached),
      isOpen: reached > 0 && rank > reached && rank <= highest,
      checks,
      required: countMet(checks.map(({ result }) => result)),
    };
  });
}
