import { Model } from '../model/types';
import { Outcome } from './outcome';
import { CheckResult, Evaluation } from './types';

/** The stage of an entity, and the checks that block the next one. */
export interface Standing
  extends Pick<
    Evaluation,
    'stage' | 'rank' | 'highestRank' | 'nextStage' | 'measured'
  > {
  /** The checks that block the next stage, in the order of the model. */
  readonly blockers: readonly CheckResult[];
}

/**
 * Finds the reached stage, the range that the unknown leaves open, the next
 * stage, and how much is measured.
 *
 * @remarks
 * An entity is assessed if at least one of its own checks is known by more than
 * a statement. It then reaches the starting stage, and a higher one when every
 * blocking check of that stage and of all stages below passes, is exempt or
 * does not apply. What the organisation attests does not measure an entity.
 *
 * @param checks - one result for each check of the model, in its order
 */
export function findStanding(
  model: Model,
  checks: readonly CheckResult[],
): Standing {
  const measured = measure(model, checks);
  const { reached, blockers } = climb(model, checks, isMet);
  const highest = climb(model, checks, canBeMet).reached;
  const isAssessed = measured.observed + measured.declared > 0;
  const standing: Draft = {
    rank: isAssessed ? reached + 1 : 0,
    highestRank: highest + 1,
    measured,
    blockers,
  };
  if (isAssessed) {
    standing.stage = model.stages[reached].id;
  }
  const next = model.stages.at(reached + 1);
  if (next) {
    standing.nextStage = next.id;
  }
  return standing;
}

/** A mutable standing, so that absent properties stay absent. */
type Draft = { -readonly [K in keyof Standing]: Standing[K] };

/** Finds the highest stage whose checks, and all below, let an entity pass. */
function climb(
  model: Model,
  checks: readonly CheckResult[],
  lets: (check: CheckResult) => boolean,
): { reached: number; blockers: readonly CheckResult[] } {
  let place = model.stages[0].checks.length;
  for (let position = 1; position < model.stages.length; position++) {
    const end = place + model.stages[position].checks.length;
    const blockers: CheckResult[] = [];
    for (; place < end; place++) {
      const check = checks[place];
      if (check.blocking && !lets(check)) {
        blockers.push(check);
      }
    }
    if (blockers.length > 0) {
      return { reached: position - 1, blockers };
    }
  }
  return { reached: model.stages.length - 1, blockers: [] };
}

function isMet({ outcome }: CheckResult): boolean {
  return outcome !== 'fail' && outcome !== 'unknown';
}

function canBeMet({ outcome }: CheckResult): boolean {
  return outcome !== 'fail';
}

function measure(
  model: Model,
  checks: readonly CheckResult[],
): Evaluation['measured'] {
  const measured = { observed: 0, declared: 0, attested: 0, applicable: 0 };
  let place = 0;
  for (const stage of model.stages) {
    for (const { of } of stage.checks) {
      const { outcome, grade } = checks[place++];
      if (of !== 'organization' && isApplicable(outcome)) {
        measured.applicable++;
        if (grade) {
          measured[grade]++;
        }
      }
    }
  }
  return measured;
}

function isApplicable(outcome: Outcome): boolean {
  return outcome !== 'notApplicable' && outcome !== 'exempt';
}
