import { fillFacts } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubFacts } from '../declarations';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

/** Where GitHub looks for CODEOWNERS, first match wins. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;
const TEAM = /^@[\w.-]+\/[\w.-]+$/;

/** Reads CODEOWNERS, as GitHub understands it. */
export function toOwnershipFacts(
  answer: RepositoryAnswer,
  withheld: ReadonlyMap<string, string>,
): GithubFacts {
  const reason = withheld.get('contents');
  if (reason) {
    return fillFacts(['codeowners', 'codeownersProblems', 'owningTeams'], {
      unknown: reason,
    });
  }
  const { contents_owners1, contents_owners2, contents_owners3 } = answer;
  const texts = [contents_owners1, contents_owners2, contents_owners3].map(
    file => file?.text,
  );
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
  const rules = parseRules(texts[at]!);
  const problems = withheld.get('problems');
  if (problems) {
    return {
      codeowners: { value: rules.length > 0, evidence },
      ...fillFacts(['codeownersProblems', 'owningTeams'], {
        unknown: problems,
      }),
    };
  }
  const errors = answer.problems_owners?.errors ?? [];
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

/** Parses the rules of a CODEOWNERS file: the owners of each, and its line from 1. */
function parseRules(
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
