import { Model } from '../model/types';
import { CheckResult, Evaluation } from './types';

/** The stage of an entity, and the checks that block the next one. */
export interface Standing
  extends Pick<Evaluation, 'stage' | 'rank' | 'nextStage' | 'measured'> {
  /** The checks that block the next stage, in the order of the model. */
  readonly blockers: readonly CheckResult[];
}

/**
 * Finds the reached stage, the next stage, and the share measured.
 *
 * @remarks
 * An entity with at least one known check reaches the starting stage. It
 * reaches a higher stage when every blocking check of the stage and of all
 * stages below passes, is exempt or does not apply.
 *
 * @param checks - one result for each check of the model, in its order
 */
export function findStanding(
  model: Model,
  checks: readonly CheckResult[],
): Standing {
  let reached = 0;
  let blockers: readonly CheckResult[] = [];
  let start = 0;
  for (const [position, stage] of model.stages.entries()) {
    const end = start + stage.checks.length;
    if (position > 0) {
      blockers = checks.slice(start, end).filter(isBlocked);
    }
    if (blockers.length > 0) {
      break;
    }
    reached = position;
    start = end;
  }

  const measured = measure(checks);
  const nextStage = model.stages.at(reached + 1)?.id;
  const next = nextStage === undefined ? {} : { nextStage };
  return measured.known === 0
    ? { rank: 0, ...next, measured, blockers }
    : {
        stage: model.stages[reached].id,
        rank: reached + 1,
        ...next,
        measured,
        blockers,
      };
}

function isBlocked({ blocking, outcome }: CheckResult): boolean {
  return blocking && (outcome === 'fail' || outcome === 'unknown');
}

function measure(checks: readonly CheckResult[]): Evaluation['measured'] {
  let known = 0;
  let unknown = 0;
  for (const { outcome } of checks) {
    if (outcome === 'pass' || outcome === 'fail') {
      known++;
    } else if (outcome === 'unknown') {
      unknown++;
    }
  }
  return { known, applicable: known + unknown };
}
