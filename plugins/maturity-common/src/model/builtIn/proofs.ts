import { Condition } from '../types';

const HOST = 'catalog/sourceHost';

/**
 * A proof that applies only to code on GitHub. For other code it is left out, so
 * that a source that can never answer does not make the check unknown.
 */
export function provenByGithub(condition: Condition): Condition {
  return { $when: { [HOST]: 'github' }, ...condition };
}

/**
 * A proof about the very thing that people state: observed to be false, it
 * fails the check against what they declare or attest.
 */
export function decisive(condition: Condition): Condition {
  return { $decides: true, ...condition };
}

/**
 * A sign of the opposite. Where it was found, the check fails unless another
 * observation passes it; where it was not, this proves nothing.
 */
export function refutedBy(factId: string): Condition {
  return decisive({ $when: found(factId), ...nothingIn(factId) });
}

/** A proof that applies only to code on GitLab. */
export function provenByGitlab(condition: Condition): Condition {
  return { $when: { [HOST]: 'gitlab' }, ...condition };
}

/** The fact is a list with at least one item. */
export function found(factId: string): Condition {
  return { [factId]: { $notEmpty: true } };
}

/** The fact is an empty list. */
export function nothingIn(factId: string): Condition {
  return { [factId]: { $notEmpty: false } };
}

/** A person attested the check, with evidence and an expiry date. */
export function attested(checkId: string): Condition {
  return { [`attestation/${checkId}`]: true };
}

/** A link in the catalog has one of these words as its type or in its title. */
export function linked(words: string): Condition {
  const named = { $matches: `(?i)\\b(${words})\\b` };
  return {
    $any: [
      { 'entity/metadata.links': { $contains: { type: named } } },
      { 'entity/metadata.links': { $contains: { title: named } } },
    ],
  };
}
