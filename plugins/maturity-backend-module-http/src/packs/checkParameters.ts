import { didYouMean } from '@platform-maturity/backstage-plugin-maturity-common';
import { ConfigProblems } from '@platform-maturity/backstage-plugin-maturity-node/config';

type Parameters = { readonly [name: string]: string };

/**
 * @param wanted - The meaning of each parameter of a pack.
 * @param path - Of the setting with the pack.
 * @throws InputError unless exactly these are given
 */
export function checkParameters(
  wanted: Parameters = {},
  given: Parameters = {},
  path: string,
): void {
  const problems = new ConfigProblems();
  for (const [name, meaning] of Object.entries(wanted)) {
    if (!(name in given)) {
      problems.add(`${path}.parameters.${name}: is missing: ${meaning}`);
    }
  }
  for (const name of Object.keys(given)) {
    if (!(name in wanted)) {
      const hint = didYouMean(name, Object.keys(wanted));
      problems.add(`${path}.parameters.${name}: unknown parameter${hint}`);
    }
  }
  problems.throwIfAny();
}
