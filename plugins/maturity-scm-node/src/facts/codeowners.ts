import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';

/** A CODEOWNERS file; without a path if there is none. @public */
export type OwnersFile =
  | { readonly path: string; readonly text: string; readonly url: string }
  | { readonly path?: undefined };

/** A pattern and at least one user, team or group. */
const RULE = /^\s*[^\s#]+\s+@?@?[\w."'-]/;

/**
 * Tells whether there is a CODEOWNERS file with a rule in it: a pattern with an owner.
 *
 * @param none - Where it was looked for.
 * @public
 */
export function toCodeownersFact(
  owners: Known<OwnersFile>,
  none: { readonly title: string; readonly url: string },
): FactObservation {
  if ('unknown' in owners) {
    return owners;
  }
  if (owners.path === undefined) {
    return { value: false, evidence: [none] };
  }
  const { path, text, url } = owners;
  return {
    value: text.split('\n').some(line => RULE.test(line)),
    evidence: [{ title: path, url }],
  };
}
