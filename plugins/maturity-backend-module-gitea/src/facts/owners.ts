import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

/** A pattern and at least one user or team. */
const RULE = /^\s*[^\s#]+\s+@?[\w.-]/;

/** Tells whether there is a CODEOWNERS file with a rule in it. */
export function toCodeownersFact(
  { url, branch = '' }: RepositoryAnswer,
  { owners }: RepositoryDetails,
): FactObservation {
  if ('unknown' in owners) {
    return owners;
  }
  if (owners.path === undefined) {
    const title = branch ? 'no CODEOWNERS file' : 'empty repository';
    return { value: false, evidence: [{ title, url }] };
  }
  const { path, text } = owners;
  return {
    value: text.split('\n').some(line => RULE.test(line)),
    evidence: [
      {
        title: path,
        url: `${url}/src/branch/${encodeURI(branch)}/${path}`,
      },
    ],
  };
}
