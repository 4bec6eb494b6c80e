import { RefMatcher } from '../query/readRules';

const WILDCARDS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

/**
 * Tells whether a rule is about a branch; `undefined` where that depends on the branching
 * model, which is not read.
 *
 * @param ref - `refs/heads/main`
 */
export function matchesRef(
  { id, type }: RefMatcher,
  ref: string,
): boolean | undefined {
  switch (type) {
    case 'ANY_REF':
      return true;
    case 'BRANCH':
      return id === ref || `refs/heads/${id}` === ref;
    case 'PATTERN':
      return toPattern(id).test(ref);
    default:
      return undefined;
  }
}

/**
 * Bitbucket matches the end of a full name. `**` stands for any folders, `*` and `?` for
 * a part of one name, and a slash at the end for all that is below it.
 */
function toPattern(glob: string): RegExp {
  const whole = glob.endsWith('/') ? `${glob}**` : glob;
  const source = whole
    .split(/(\*\*\/?|\*|\?)/)
    .map((part, index) =>
      index % 2 ? WILDCARDS[part] : part.replace(/[\\^$.|+()[\]{}]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`(?:^|/)${source}$`);
}
