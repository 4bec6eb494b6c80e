import {
  Check,
  CheckCounts,
  Effort,
  isShareOfCheck,
  KNOWN_SHARE,
  Model,
  readWantedShare,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { readOutcome, StageStanding } from '../../stage/standing';

/** A sign of the next stage that is not there yet, and what is missing. */
export interface NextSign {
  readonly rank: number;
  /** The check of the organisation. */
  readonly sign: Check;
  /** Absent where it is true of the organisation as a whole. */
  readonly ofMembers?: {
    readonly check: Check;
    /** Components to fix or, if it is not measured, to measure. */
    readonly needed: number;
    readonly isMeasured: boolean;
    /** Those that pass and, if it is not measured, those that are measured. */
    readonly there: number;
    readonly total: number;
  };
}

/** As plans of fixes weigh effort. */
const weights: Readonly<Record<Effort, number>> = {
  small: 1,
  medium: 3,
  large: 9,
};

/**
 * Chooses the sign of the next stage that takes the least: the fewest components,
 * weighed by the effort for each.
 *
 * @param counts - outcomes of the checks of the components
 */
export function pickNextSign(
  stages: readonly StageStanding[],
  memberModel: Model,
  counts: readonly CheckCounts[],
): NextSign | undefined {
  const next = stages.find(({ position }) => position === 'next');
  const missing = (next?.checks ?? []).filter(
    ({ result, ...standing }) =>
      result?.blocking &&
      ['fail', 'unknown'].includes(readOutcome({ result, ...standing })),
  );
  const candidates = missing.map(({ check, result }) => {
    const ofMembers = countMissing(check, memberModel, counts, {
      isMeasured: result?.outcome === 'fail',
    });
    const { effort } = ofMembers?.isMeasured ? ofMembers.check.fix : check.fix;
    const weight = ofMembers?.isMeasured === false ? 1 : weights[effort];
    const cost = weight * (ofMembers?.needed ?? 1);
    return { cost, sign: { rank: next?.rank ?? 0, sign: check, ofMembers } };
  });
  const [best] = candidates.sort((one, other) => one.cost - other.cost);
  return best?.sign;
}

function countMissing(
  sign: Check,
  { stages }: Model,
  counts: readonly CheckCounts[],
  { isMeasured }: { isMeasured: boolean },
): NextSign['ofMembers'] {
  const wanted = readWantedShare(sign.condition);
  const check = stages
    .flatMap(({ checks }) => checks)
    .find(({ id }) => wanted && isShareOfCheck(wanted, id));
  const counted = counts.find(({ checkId }) => checkId === check?.id);
  if (!wanted || !check || !counted) {
    return undefined;
  }
  const { pass, fail, unknown, exempt } = counted;
  // One that is exempt does not pass.
  const known = pass + fail + exempt;
  const total = isMeasured ? known : known + unknown;
  const there = isMeasured ? pass : known;
  const goal = (isMeasured ? wanted.line : KNOWN_SHARE) * total;
  // Shares are rounded: 0.8 of 5 is 4, not 4.000000001.
  const needed = Math.max(1, Math.ceil(goal - 1e-6) - there);
  return { check, needed, isMeasured, there, total };
}
