import { compileGlobs } from './globs';
import {
  licenceGlobs,
  licenceRules,
  unrecognisedLicence,
} from './rules/licences';

const licenceAt = compileGlobs([{ globs: licenceGlobs, value: true }]);

/** Whether a path, seen from the root or from a folder, is that of a licence. */
export function isLicence(path: string): boolean {
  return licenceAt(path).length > 0;
}

/** The SPDX identifier of a licence text. */
export function recogniseLicence(text: string | undefined): string {
  const found =
    text && licenceRules.find(({ phrase }) => phrase.test(text))?.value;
  return found || unrecognisedLicence;
}
