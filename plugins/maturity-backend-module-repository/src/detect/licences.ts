import { Findings } from './Findings';
import { compileGlobs } from './globs';
import {
  licenceGlobs,
  licenceRules,
  unrecognisedLicence,
} from './rules/licences';

const licenceAt = compileGlobs([{ globs: licenceGlobs, value: true }]);

/** Finds the licences of the repository, and of a folder in it. */
export function findLicences(
  input: {
    readonly files: readonly string[];
    readonly contents: ReadonlyMap<string, string>;
  },
  prefix: string,
  findings: Findings,
): void {
  for (const path of input.files) {
    const isLicence =
      licenceAt(path).length > 0 ||
      (prefix &&
        path.startsWith(prefix) &&
        licenceAt(path.slice(prefix.length)).length > 0);
    if (isLicence) {
      findings.add('licences', licenceOf(input.contents.get(path)), path);
    }
  }
}

/** The SPDX identifier of a licence text. */
export function licenceOf(text: string | undefined): string {
  const found =
    text && licenceRules.find(({ phrase }) => phrase.test(text))?.value;
  return found || unrecognisedLicence;
}
