import { Condition } from '../types';

/** The facts of code hosts that prove something. */
const hostFacts = [
  'branchProtected',
  'codeScanning',
  'deployments',
  'environments',
  'oldestCriticalAlertDays',
  'pipelineRuns',
  'pipelineSuccessShare',
  'secretScanning',
] as const;

type HostFact = (typeof hostFacts)[number];

/**
 * Code hosts that a package of this repository asks, with those facts that it reports.
 * A host's id is that of its source, and the value of `catalog/sourceHost`.
 */
const codeHosts: Readonly<Record<string, readonly HostFact[]>> = {
  'azure-devops': [
    'branchProtected',
    'deployments',
    'environments',
    'pipelineRuns',
    'pipelineSuccessShare',
  ],
  'bitbucket-cloud': [
    'branchProtected',
    'deployments',
    'environments',
    'pipelineRuns',
    'pipelineSuccessShare',
  ],
  'bitbucket-server': [
    'branchProtected',
    'pipelineRuns',
    'pipelineSuccessShare',
  ],
  gitea: ['branchProtected', 'pipelineRuns', 'pipelineSuccessShare'],
  github: hostFacts,
  gitlab: hostFacts,
};

/** Ids of the hosts that report these facts. */
export function findHosts(...facts: readonly HostFact[]): readonly string[] {
  return Object.keys(codeHosts).filter(host =>
    facts.every(fact => codeHosts[host].includes(fact)),
  );
}

/**
 * One proof for each host that reports the facts. It applies only to code on that
 * host: a source that can never answer does not make the check unknown.
 */
export function provenByHosts(
  facts: readonly HostFact[],
  toCondition: (host: string) => Condition,
): readonly Condition[] {
  return findHosts(...facts).map(host => ({
    $when: { 'catalog/sourceHost': host },
    ...toCondition(host),
  }));
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
