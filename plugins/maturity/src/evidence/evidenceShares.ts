import {
  allGrades,
  Grade,
  Measured,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber, formatPercent, toWholeShares } from '../format/numbers';

/** A grade, or `unmeasured` for the checks that apply and are not known. */
export type EvidencePart = Grade | 'unmeasured';

/** A part of the checks that apply. */
export interface EvidenceShare {
  readonly part: EvidencePart;
  /** The number of checks. */
  readonly count: string;
  /** In whole per cent. */
  readonly percent: number;
  /** The share in words, e.g. `61%`. */
  readonly share: string;
}

/**
 * The checks that apply by the grade of their results, the strongest first, then
 * those not measured. The shares add up to 100 %; there are none where no check
 * applies.
 */
export function toEvidenceShares(measured: Measured): readonly EvidenceShare[] {
  const { applicable } = measured;
  if (applicable === 0) {
    return [];
  }
  const known = allGrades.map(grade => measured[grade]);
  const unmeasured = applicable - known.reduce((one, other) => one + other);
  const counts = [...known, unmeasured];
  const parts = [...allGrades, 'unmeasured'] as const;
  return toWholeShares(counts).map((percent, index) => ({
    part: parts[index],
    count: formatNumber(counts[index]),
    percent,
    share: formatPercent(percent),
  }));
}
