import { FilterPredicate } from '@backstage/filter-predicates';
import { Condition } from '../types';

/** Components that are read or built into others: nothing of them runs. */
export const nothingRuns: FilterPredicate = {
  'spec.type': { $in: ['library', 'documentation'] },
};

const HOST = 'catalog/sourceHost';

/**
 * A proof for code on GitHub. Elsewhere it is none, rather than unknown, so that
 * a source that can never know leaves nothing open.
 */
export function provenByGithub(condition: Condition): Condition {
  return { $when: { [HOST]: 'github' }, ...condition };
}

/** The same for code on GitLab. */
export function provenByGitlab(condition: Condition): Condition {
  return { $when: { [HOST]: 'gitlab' }, ...condition };
}

/**
 * Like `provenByGithub`, for what no other look can show: where the code is on
 * neither host nobody has looked, and "unknown" is the honest answer.
 */
export function provenByGithubUnlessGitlab(condition: Condition): Condition {
  return { $when: { [HOST]: { $ne: 'gitlab' } }, ...condition };
}

/** On a host that cannot be asked, which leaves what the repository shows. */
export function provenOnOtherHosts(condition: Condition): Condition {
  return {
    $when: { $not: { [HOST]: { $in: ['github', 'gitlab'] } } },
    ...condition,
  };
}

/** The fact is a list, and something was found. */
export function found(factId: string): Condition {
  return { [factId]: { $notEmpty: true } };
}

/** The fact is a list, and nothing was found. */
export function nothingIn(factId: string): Condition {
  return { [factId]: { $notEmpty: false } };
}

/** Somebody vouched for the check, with evidence and an expiry. */
export function attested(checkId: string): Condition {
  return { [`attestation/${checkId}`]: true };
}
