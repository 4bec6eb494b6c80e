import {
  CheckResult,
  Exemption,
  Observation,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** When the fixture sources collected: 12 minutes before the fixtures were loaded. */
export const observedAt = new Date(Date.now() - 12 * 60_000).toISOString();

/** An address that runs when it is followed; spelt so that only the tests of links see it whole. */
export const scriptAddress = ['javascript', 'alert(1)'].join(':');

/** A fact that was seen in a workflow file. */
export const ciObservation: Observation = {
  fact: 'repository/ciProviders',
  value: ['GitHub Actions'],
  grade: 'observed',
  observedAt,
  evidence: [
    {
      title: '.github/workflows/ci.yml',
      url: 'https://github.com/acme/checkout/blob/3f2a/.github/workflows/ci.yml',
    },
  ],
};

/** A fact that says "looked, and found nothing". */
export const noScanners: Observation = {
  fact: 'repository/securityScanners',
  value: [],
  grade: 'observed',
  observedAt,
  evidence: ciObservation.evidence,
};

/** A fact that a person vouches for. */
export const attested: Observation = {
  fact: 'attestation/environment-parity',
  value: true,
  grade: 'attested',
  observedAt,
  evidence: [
    {
      title: 'wiki.example.com/on-call',
      url: 'https://wiki.example.com/on-call',
    },
  ],
  statement: { by: 'user:default/ines', on: '2026-10-15' },
  expiresAt: '2027-04-15T00:00:00.000Z',
};

/** A fact that nobody vouches for. */
export const attestedByNobody: Observation = {
  fact: 'attestation/security-scanning',
  value: false,
  grade: 'attested',
  observedAt,
};

/** No source for GitHub is installed. */
export const githubNotInstalled: Unknown = {
  reason: 'missing',
  cause: 'sourceNotInstalled',
  source: 'github',
  install: '@platform-maturity/backstage-plugin-maturity-backend-module-github',
};

/** A check that holds. */
export function passed(checkId: string): CheckResult {
  return {
    checkId,
    outcome: 'pass',
    grade: 'observed',
    blocking: true,
    proofs: [
      { outcome: 'pass', grade: 'observed', observations: [ciObservation] },
    ],
  };
}

/** A check that holds because a person vouches for it. */
export function vouchedFor(checkId: string): CheckResult {
  return {
    checkId,
    outcome: 'pass',
    grade: 'attested',
    blocking: true,
    proofs: [
      { outcome: 'fail', grade: 'observed', observations: [noScanners] },
      { outcome: 'pass', grade: 'attested', observations: [attested] },
    ],
  };
}

/** A check that does not hold, with what was tried. */
export function failed(checkId: string, blocking = true): CheckResult {
  return {
    checkId,
    outcome: 'fail',
    grade: 'observed',
    blocking,
    proofs: [
      { outcome: 'fail', grade: 'observed', observations: [noScanners] },
      {
        outcome: 'unknown',
        observations: [
          { fact: 'github/codeScanning', unknown: githubNotInstalled },
        ],
      },
      {
        outcome: 'fail',
        grade: 'observed',
        observations: [noScanners, attestedByNobody],
      },
    ],
  };
}

/** A check that could not be looked at. */
export function unmeasured(
  checkId: string,
  unknown: Unknown = githubNotInstalled,
  ofEntityRef?: string,
): CheckResult {
  return {
    checkId,
    outcome: 'unknown',
    blocking: true,
    proofs: [
      {
        outcome: 'unknown',
        observations: [{ fact: 'github/branchProtected', unknown }],
      },
    ],
    unknown,
    ofEntityRef,
  };
}

/** A check that a person attests, and that a tool shows not to be met. */
export function contradicted(checkId: string): CheckResult {
  return {
    checkId,
    outcome: 'fail',
    grade: 'observed',
    contradicted: true,
    blocking: true,
    proofs: [
      {
        outcome: 'fail',
        grade: 'observed',
        decides: true,
        observations: [
          {
            fact: 'github/branchProtected',
            value: false,
            grade: 'observed',
            observedAt,
          },
        ],
      },
      {
        outcome: 'pass',
        grade: 'attested',
        observations: [{ ...attested, fact: 'attestation/protected-main' }],
      },
    ],
  };
}

/** A check that makes no sense for the entity. */
export function notApplicable(checkId: string): CheckResult {
  return { checkId, outcome: 'notApplicable', blocking: true, proofs: [] };
}

/** A check that the entity need not meet for now. */
export function exempted(
  checkId: string,
  exemption: Partial<Exemption> = {},
): CheckResult {
  return {
    checkId,
    outcome: 'exempt',
    blocking: true,
    proofs: [
      { outcome: 'fail', grade: 'observed', observations: [noScanners] },
    ],
    exemption: {
      checkId,
      reason: 'The vendor ships the image; a new contract is being signed.',
      grantedBy: 'group:default/platform',
      until: '2027-03-31',
      evidence: {
        title: 'PLAT-512',
        url: 'https://jira.example.com/browse/PLAT-512',
      },
      ...exemption,
    },
  };
}
