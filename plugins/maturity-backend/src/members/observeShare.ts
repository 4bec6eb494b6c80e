import {
  FactObservation,
  KNOWN_SHARE,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Share } from '../scorecard/countMembers';

/** Words for the things that a share counts. */
export interface Counted {
  readonly noun: string;
  /** Why there is no share where there are none. */
  readonly none: string;
}

/** A share where enough is known; otherwise, the range that the unknown leaves open. */
export function observeShare(
  { yes, no, open, exempt, grade }: Share,
  { noun, none }: Counted,
): FactObservation {
  const known = yes + no;
  const all = known + open;
  if (all === 0) {
    return { unknown: none };
  }
  if (known < KNOWN_SHARE * all) {
    return {
      unknown: `${open} of ${all} ${noun} are not measured: between ${toPercent(
        yes / all,
      )} and ${toPercent((yes + open) / all)}`,
    };
  }
  const exemptions = exempt > 0 ? `, ${exempt} with exemptions` : '';
  return {
    value: Math.round((yes / known) * 1000) / 1000,
    grade,
    evidence: [{ title: `${yes} of ${known} ${noun}${exemptions}` }],
  };
}

function toPercent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
