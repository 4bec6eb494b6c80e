import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { codeAt, OUTCOMES } from '../database';

/** Whether an outcome is among packed outcomes. */
export function hasPacked(packed: string, outcome: Outcome): boolean {
  for (let place = 0; place < packed.length; place++) {
    if (OUTCOMES[codeAt(packed, place)] === outcome) {
      return true;
    }
  }
  return false;
}
