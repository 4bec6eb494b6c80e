import { Check } from '@platform-maturity/backstage-plugin-maturity-common';

/** What to do about a check in a few words; its title where the model has none. */
export function stepTitle(check: Check): string {
  return check.fix.title ?? check.title;
}
