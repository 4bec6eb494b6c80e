import { GithubFacts } from '../facts';
import { RepositoryAnswer } from '../query/RepositoryAnswer';
import { Withheld } from './Withheld';

/** Where GitHub looks for CODEOWNERS, first match wins. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;
const TEAM = /^@[\w.-]+\/[\w.-]+$/;

/** Who has to review what, as CODEOWNERS says and GitHub understands it. */
export function ownershipFacts(
  answer: RepositoryAnswer,
  withheld: Withheld,
): GithubFacts {
  const reason = withheld.get('contents');
  if (reason) {
    const unknown = { unknown: reason };
    return {
      codeowners: unknown,
      codeownersProblems: unknown,
      owningTeams: unknown,
    };
  }
  const texts = [
    answer.contents_owners1?.text,
    answer.contents_owners2?.text,
    answer.contents_owners3?.text,
  ];
  const at = texts.findIndex(text => typeof text === 'string');
  if (at < 0) {
    const evidence = [{ title: 'no CODEOWNERS file', url: answer.basics_url }];
    return {
      codeowners: { value: false, evidence },
      codeownersProblems: { value: [], evidence },
      owningTeams: { value: [], evidence },
    };
  }
  const path = PLACES[at]!;
  const evidence = [
    { title: path, url: `${answer.basics_url}/blob/HEAD/${path}` },
  ];
  const rules = rulesOf(texts[at]!);
  const errors = answer.contents_problems?.errors ?? [];
  const wrong = new Set(errors.map(({ line }) => line));
  const teams = rules
    .filter(({ line }) => !wrong.has(line))
    .flatMap(({ owners }) => owners.filter(owner => TEAM.test(owner)));
  return {
    codeowners: { value: rules.length > 0, evidence },
    codeownersProblems: {
      value: errors.map(({ kind, line }) => `line ${line}: ${kind}`),
      evidence,
    },
    owningTeams: { value: [...new Set(teams)].sort(), evidence },
  };
}

/** The rules of a CODEOWNERS file, with the owners of each and its line, from 1. */
function rulesOf(
  text: string,
): readonly { readonly line: number; readonly owners: readonly string[] }[] {
  return text.split('\n').flatMap((content, index) => {
    const [pattern, ...owners] = content
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    return pattern ? [{ line: index + 1, owners }] : [];
  });
}
