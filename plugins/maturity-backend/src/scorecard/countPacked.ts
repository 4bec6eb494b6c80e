import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { codeAt, OUTCOMES } from '../database';

/** Counts an outcome in packed outcomes. */
export function countPacked(packed: string, outcome: Outcome): number {
  let count = 0;
  for (let place = 0; place < packed.length; place++) {
    count += Number(OUTCOMES[codeAt(packed, place)] === outcome);
  }
  return count;
}
