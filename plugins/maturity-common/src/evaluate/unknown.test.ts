import { JsonValue } from '@backstage/types';
import { check, entity, ladder, now, seen, sources } from './__fixtures__/tiny';
import { evaluateModel } from './evaluateModel';
import { EntityFacts, EvaluationInput, FactObservation } from './input';

const model = ladder([
  check('number', { 'test/number': { $gte: 1 } }),
  check('string', { 'test/string': 'x' }),
]);

function evaluate(facts: EntityFacts, more: Partial<EvaluationInput> = {}) {
  return evaluateModel({ model, sources, entity, now, facts, ...more }).checks;
}

function observe(facts: EntityFacts) {
  return evaluate(facts)[0].proofs[0].observations[0];
}

const failed = { message: '401 from Test', at: '2026-06-15T10:00:00Z' };

describe('what is unknown', () => {
  it('says which source to install', () => {
    const other = ladder([
      check('github', { 'github/branchProtected': true }),
      check('delivery', { 'delivery/deployments90d': { $gt: 0 } }),
    ]);
    const facts = {
      github: {
        facts: { branchProtected: { value: true } },
        observedAt: now.toISOString(),
      },
    };
    const { checks } = evaluateModel({
      model: other,
      sources,
      entity,
      now,
      facts,
    });
    expect(
      checks.map(({ outcome, unknown }) => ({ outcome, unknown })),
    ).toStrictEqual([
      {
        outcome: 'unknown',
        unknown: {
          reason: 'missing',
          cause: 'sourceNotInstalled',
          source: 'github',
          install:
            '@platform-maturity/backstage-plugin-maturity-backend-module-github',
        },
      },
      {
        outcome: 'unknown',
        unknown: {
          reason: 'missing',
          cause: 'sourceNotInstalled',
          source: 'delivery',
        },
      },
    ]);
  });

  it.each<[string, EntityFacts]>([
    ['of an entity', {}],
    ['yet', { test: { facts: {} } }],
    ['this fact', seen({ string: 'x' })],
  ])('says that a source has not reported %s', (_, facts) => {
    expect(observe(facts)).toStrictEqual({
      fact: 'test/number',
      unknown: { reason: 'missing', cause: 'notReported', source: 'test' },
    });
  });

  it('says why a source could not look', () => {
    const facts = {
      test: {
        ...seen({}).test,
        facts: { number: { unknown: 'needs a token' } },
      },
    };
    expect(observe(facts).unknown).toStrictEqual({
      reason: 'missing',
      cause: 'notObservable',
      source: 'test',
      message: 'needs a token',
    });
  });

  it('says when a source last saw a fact that is too old', () => {
    expect(
      observe(seen({ number: 3 }, { observedAt: '2026-06-13T11:59:59Z' })),
    ).toStrictEqual({
      fact: 'test/number',
      unknown: {
        reason: 'stale',
        cause: 'stale',
        source: 'test',
        observedAt: '2026-06-13T11:59:59Z',
      },
    });
    expect(
      observe(seen({ number: 3 }, { observedAt: '2026-06-13T12:00:00Z' }))
        .value,
    ).toBe(3);
  });

  it.each<[string, string | undefined, string, string]>([
    ['its own time', '2026-06-01T00:00:00Z', '2026-06-15T12:00:00Z', 'stale'],
    [
      'its own time',
      '2026-06-15T00:00:00Z',
      '2026-06-01T00:00:00Z',
      'notObservable',
    ],
    ['the time of the look', undefined, '2026-06-01T00:00:00Z', 'stale'],
    [
      'the time of the look',
      undefined,
      '2026-06-15T00:00:00Z',
      'notObservable',
    ],
    [
      'a time to come',
      '2026-06-16T00:00:00Z',
      '2026-06-15T00:00:00Z',
      'inFuture',
    ],
  ])(
    'ages what a source could not look at by %s (%s, %s): %s',
    (_, own, looked, cause) => {
      const number = {
        unknown: 'needs a token',
        ...(own && { observedAt: own }),
      };
      const facts = { test: { facts: { number }, observedAt: looked } };
      expect(observe(facts).unknown).toMatchObject({ cause });
    },
  );

  it('takes the time of the fact itself before that of the look', () => {
    const observedAt = '2026-06-01T00:00:00Z';
    const facts = {
      test: { ...seen({}).test, facts: { number: { value: 3, observedAt } } },
    };
    expect(observe(facts).unknown).toMatchObject({
      cause: 'stale',
      observedAt,
    });
    const look = {
      test: {
        facts: { number: { value: 3, observedAt: '2026-06-15T09:00:00Z' } },
        observedAt,
      },
    };
    expect(observe(look)).toMatchObject({
      value: 3,
      observedAt: '2026-06-15T09:00:00Z',
    });
  });

  it.each([
    ['2026-06-15T12:00:00Z', 'unknown'],
    ['2026-06-15T12:00:01Z', 'pass'],
    ['2026-06-15', 'unknown'],
    ['2026-06-16', 'pass'],
    ['whenever', 'unknown'],
  ])('a fact that expires at %s is %s', (expiresAt, outcome) => {
    const facts = {
      test: { ...seen({}).test, facts: { number: { value: 3, expiresAt } } },
    };
    expect(evaluate(facts)[0].outcome).toBe(outcome);
  });

  it('tells who said so, and until when it holds', () => {
    const number = {
      value: 3,
      statement: { by: 'user:default/ana', on: '2026-06-01' },
      expiresAt: '2026-12-01T00:00:00Z',
    };
    const facts = { test: { ...seen({}).test, facts: { number } } };
    expect(observe(facts)).toMatchObject(number);
  });

  it.each(['ana', { by: 'ana' }, { by: 1, on: '2026-06-01' }])(
    'leaves out %j, which does not tell who said so when',
    statement => {
      const stored: object = { value: 3, statement };
      const facts = {
        test: {
          ...seen({}).test,
          facts: { number: stored as FactObservation },
        },
      };
      expect(observe(facts)).not.toHaveProperty('statement');
    },
  );

  it('still takes the last good value within its age, beside the error', () => {
    const facts = seen({ number: 3 }, { error: failed });
    expect(evaluate(facts)[0].outcome).toBe('pass');
    expect(observe(facts)).toStrictEqual({
      fact: 'test/number',
      value: 3,
      grade: 'observed',
      observedAt: '2026-06-15T11:00:00Z',
      lastError: failed,
    });
  });

  it('is stale with the error once the last good value is too old', () => {
    const facts = seen(
      { number: 3 },
      { error: failed, observedAt: '2026-06-01T00:00:00Z' },
    );
    expect(observe(facts).unknown).toStrictEqual({
      reason: 'stale',
      cause: 'stale',
      source: 'test',
      observedAt: '2026-06-01T00:00:00Z',
      message: '401 from Test',
    });
  });

  it.each<[string, EntityFacts]>([
    ['if there never was a good look', { test: { facts: {}, error: failed } }],
    ['if the last good look did not see the fact', seen({}, { error: failed })],
  ])('is the error %s', (_, facts) => {
    expect(observe(facts).unknown).toStrictEqual({
      reason: 'error',
      cause: 'error',
      source: 'test',
      ...failed,
    });
  });

  it.each<[string, JsonValue]>([
    ['number', '3'],
    ['number', [3]],
    ['number', {}],
    ['string', 3],
    ['strings', 'x'],
    ['strings', ['x', 1]],
    ['boolean', 'true'],
    ['instant', 'yesterday'],
    ['instant', '2026-02-30T00:00:00Z'],
    ['object', ['x']],
  ])('a %s that is stored as %j hides no other check', (name, value) => {
    const both = ladder([
      check('bad', { [`test/${name}`]: { $exists: true } }),
      check('good', { 'entity/kind': 'Component' }),
    ]);
    const { checks } = evaluateModel({
      model: both,
      sources,
      entity,
      now,
      facts: seen({ [name]: value }),
    });
    expect(checks[0].unknown).toMatchObject({
      reason: 'error',
      source: 'test',
      message: expect.stringContaining(`'test/${name}' cannot be read`),
    });
    expect(checks[1].outcome).toBe('pass');
  });

  it.each<[string, unknown]>([
    ['a source that is null', { test: null }],
    ['a source that is a list', { test: [] }],
    [
      'facts that are text',
      { test: { facts: 'x', observedAt: '2026-06-15T11:00:00Z' } },
    ],
    [
      'a time that is none',
      { test: { facts: { number: { value: 3 } }, observedAt: 'soon' } },
    ],
    [
      'a fact that is null',
      { test: { facts: { number: null }, observedAt: '2026-06-15T11:00:00Z' } },
    ],
    [
      'a fact that is a number',
      { test: { facts: { number: 3 }, observedAt: '2026-06-15T11:00:00Z' } },
    ],
    [
      'a fact without a value',
      { test: { facts: { number: {} }, observedAt: '2026-06-15T11:00:00Z' } },
    ],
    ['an error that is text', { test: { facts: {}, error: 'x' } }],
  ])('%s is unknown and no crash', (_, facts) => {
    expect(evaluate(facts as EntityFacts)[0].outcome).toBe('unknown');
  });

  it('does not take what every object inherits for a fact', () => {
    const odd = [
      {
        ...sources[0],
        id: 'constructor',
        facts: [{ ...sources[0].facts[0], name: 'toString' }],
      },
    ];
    const named = ladder([check('odd', { 'entity/kind': 'x' })]);
    const stages = [
      named.stages[0],
      {
        ...named.stages[1],
        checks: [
          {
            ...named.stages[1].checks[0],
            condition: { 'constructor/toString': true },
          },
        ],
      },
    ];
    const { checks } = evaluateModel({
      model: { ...named, stages },
      sources: odd,
      entity,
      now,
      facts: {},
    });
    expect(checks[0].unknown).toMatchObject({ cause: 'notReported' });
  });

  it('carries the evidence of what is known', () => {
    const evidence = [{ title: 'ci.yml', url: 'https://example.com/ci.yml' }];
    const facts = {
      test: { ...seen({}).test, facts: { number: { value: 3, evidence } } },
    };
    expect(observe(facts)).toStrictEqual({
      fact: 'test/number',
      value: 3,
      grade: 'observed',
      observedAt: '2026-06-15T11:00:00Z',
      evidence,
    });
  });
});
