import { Unknown } from '@platform-maturity/backstage-plugin-maturity-common';
import { assessment } from '../../database/__testUtils__/assessments';

const unknowns: Unknown[] = [
  {
    reason: 'missing',
    cause: 'sourceNotInstalled',
    source: 'github',
    install: 'some-package',
  },
  { reason: 'missing', cause: 'notReported', source: 'repository' },
  {
    reason: 'missing',
    cause: 'notObservable',
    source: 'repository',
    message: 'no access',
  },
  {
    reason: 'missing',
    cause: 'noRelatedEntity',
    of: 'owner',
    message: 'no owner',
  },
  {
    reason: 'stale',
    cause: 'stale',
    source: 'repository',
    observedAt: '2026-01-01T00:00:00.000Z',
    message: '401',
  },
  {
    reason: 'error',
    cause: 'error',
    source: 'repository',
    message: '401',
    at: '2026-01-01T00:00:00.000Z',
  },
];

/** An assessment in which every kind of result occurs. */
export const variedAssessment = assessment('cart', {
  columns: {
    title: 'Cart',
    type: 'service',
    lifecycle: 'production',
    owners: ['group:default/shop'],
    system: 'system:default/shop',
    domain: 'domain:default/trade',
    tags: ['java'],
  },
  evaluation: {
    checks: [
      {
        checkId: 'pipeline',
        outcome: 'pass',
        blocking: true,
        ofEntityRef: 'group:default/shop',
        proofs: [
          {
            outcome: 'pass',
            observations: [
              {
                fact: 'repository/ciProviders',
                value: ['x'],
                observedAt: '2026-01-01T00:00:00.000Z',
                evidence: [
                  { title: 'ci.yml', url: 'https://example.com/ci.yml' },
                ],
                lastError: {
                  message: '401',
                  at: '2026-01-01T00:00:00.000Z',
                },
              },
            ],
          },
        ],
      },
      {
        checkId: 'exempted',
        outcome: 'exempt',
        blocking: false,
        proofs: [],
        exemption: {
          checkId: 'exempted',
          reason: 'leaves in May',
          grantedBy: 'user:default/ana',
          until: '2026-05-01',
          evidence: { title: 'ticket' },
        },
      },
      ...unknowns.map(
        (unknown, index) =>
          ({
            checkId: `unknown-${index}`,
            outcome: 'unknown',
            blocking: true,
            unknown,
            proofs: [
              {
                outcome: 'unknown',
                observations: [{ fact: 'repository/a', unknown }],
              },
            ],
          } as const),
      ),
    ],
  },
});
