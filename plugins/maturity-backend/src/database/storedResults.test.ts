import {
  allGrades,
  CheckResult,
  Observation,
  SourceStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { packResults, unpackResults } from './storedResults';

const cart = 'component:default/cart';
const lastCollected = '2026-03-01T08:00:00.000Z';
const laterCollected = '2026-03-01T09:00:00.000Z';
const ownTime = '2025-12-24T00:00:00.000Z';
const stored = '2026-02-01T00:00:00.000Z';

function status(at: string): SourceStatus[] {
  return [
    {
      sourceId: 'repository',
      entityRef: cart,
      observedAt: at,
      error: { message: '401', at },
    },
  ];
}

function checkWith(observation: Observation): CheckResult[] {
  const { unknown } = observation;
  return [
    {
      checkId: 'a',
      outcome: unknown ? 'unknown' : 'pass',
      blocking: true,
      proofs: [
        {
          ...(unknown
            ? { outcome: 'unknown' }
            : { outcome: 'pass', grade: 'observed' }),
          observations: [observation],
        },
      ],
      ...(unknown && { unknown }),
    },
  ];
}

function failedAt(at: string): Observation {
  return {
    fact: 'repository/a',
    unknown: {
      reason: 'error',
      cause: 'error',
      source: 'repository',
      message: '401',
      at,
    },
  };
}

const moving: [string, (at: string) => Observation][] = [
  [
    'the time of the collection',
    at => ({ fact: 'repository/a', value: true, observedAt: at }),
  ],
  [
    'the time of a failure beside a value',
    at => ({
      fact: 'repository/a',
      value: true,
      lastError: { message: '401', at },
    }),
  ],
  ['the time of a failure that leaves a check unknown', failedAt],
];

const staying: [string, Observation][] = [
  [
    'a time of its own',
    { fact: 'repository/a', value: true, observedAt: ownTime },
  ],
  ['no time', { fact: 'entity/spec.owner', value: 'shop' }],
  [
    'the time of another source',
    { fact: 'catalog/a', value: true, observedAt: lastCollected },
  ],
  [
    'the time since when it is stale',
    {
      fact: 'repository/a',
      unknown: {
        reason: 'stale',
        cause: 'stale',
        source: 'repository',
        observedAt: ownTime,
      },
    },
  ],
];

describe('times of sources', () => {
  it.each(moving)('are kept with the facts: %s', (_, observedAt) => {
    const first = packResults(
      cart,
      { checks: checkWith(observedAt(lastCollected)) },
      status(lastCollected),
    );
    const second = packResults(
      cart,
      { checks: checkWith(observedAt(laterCollected)) },
      status(laterCollected),
    );
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(unpackResults(cart, first, status(laterCollected), stored)).toEqual({
      checks: checkWith(observedAt(laterCollected)),
    });
  });

  it.each(staying)('are no other times: %s', (_, observation) => {
    const results = { checks: checkWith(observation) };
    const kept = packResults(cart, results, status(lastCollected));
    expect(kept.observations).toEqual([observation]);
    expect(unpackResults(cart, kept, status(laterCollected), stored)).toEqual(
      results,
    );
  });

  it('are left out, or those of the assessment, when the facts are gone', () => {
    const results = { checks: checkWith(failedAt(lastCollected)) };
    const kept = packResults(cart, results, status(lastCollected));
    expect(unpackResults(cart, kept, [], stored)).toEqual({
      checks: checkWith(failedAt(stored)),
    });
    const seen = packResults(
      cart,
      {
        checks: checkWith({
          fact: 'repository/a',
          value: 1,
          observedAt: lastCollected,
        }),
      },
      status(lastCollected),
    );
    expect(unpackResults(cart, seen, [], stored)).toEqual({
      checks: checkWith({ fact: 'repository/a', value: 1 }),
    });
  });
});

describe('stored results', () => {
  const observation: Observation = { fact: 'entity/spec.owner', value: 'shop' };
  const checks = [...checkWith(observation), ...checkWith(observation)];

  it.each([true, false])('keep whether a check blocks: %p', blocking => {
    const results = {
      checks: checkWith(observation).map(check => ({ ...check, blocking })),
    };
    const kept = packResults(cart, results, []);
    expect(unpackResults(cart, kept, [], stored)).toEqual(results);
  });

  it.each(allGrades)('keep the outcomes and the grade of proofs: %s', grade => {
    const known = (['pass', 'fail'] as const).map(outcome => ({
      ...{ outcome, grade, observations: [observation] },
    }));
    const unknown = { outcome: 'unknown' as const, observations: [] };
    const proofs = [...known, unknown];
    const [check] = checkWith(observation);
    const results = {
      checks: [
        {
          ...check,
          proofs: [
            ...proofs,
            ...proofs.map(proof => ({ ...proof, decides: true })),
          ],
        },
      ],
    };
    const kept = packResults(cart, results, []);
    expect(unpackResults(cart, kept, [], stored)).toEqual(results);
  });

  it('hold an observation once, however many proofs it is part of', () => {
    const results = {
      checks,
      profile: {
        id: 'library',
        type: 'npm-package',
        isDefault: false,
        contradictions: [observation],
      },
    };
    const kept = packResults(cart, results, []);
    expect(kept.observations).toEqual([observation]);
    expect(unpackResults(cart, kept, [], stored)).toEqual(results);
  });

  it('tell the collections of a related entity from those of the entity itself', () => {
    const [own, ofOwner] = [lastCollected, ownTime].map(
      (at): Observation => ({ fact: 'repository/a', value: 1, observedAt: at }),
    );
    const shop = 'group:default/shop';
    const both = [
      ...checkWith(own),
      ...checkWith(ofOwner).map(check => ({ ...check, ofEntityRef: shop })),
    ];
    const collections = (first: string, second: string): SourceStatus[] => [
      { sourceId: 'repository', entityRef: cart, observedAt: first },
      { sourceId: 'repository', entityRef: shop, observedAt: second },
    ];

    const kept = packResults(
      cart,
      { checks: both },
      collections(lastCollected, ownTime),
    );
    const shown = unpackResults(
      cart,
      kept,
      collections(laterCollected, stored),
      stored,
    );

    expect(
      shown.checks.map(({ proofs }) => proofs[0].observations[0].observedAt),
    ).toEqual([laterCollected, stored]);
  });
});
