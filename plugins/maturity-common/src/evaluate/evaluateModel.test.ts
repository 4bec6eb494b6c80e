import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { CheckInput } from '../model/types';
import { check, entity, ladder, now, seen, sources } from './__fixtures__/tiny';
import { compileModel, evaluateModel } from './evaluateModel';
import { modelAppliesTo } from './modelAppliesTo';
import { EvaluationInput, Exemption } from './types';

const PASS = { 'entity/kind': 'Component' };
const FAIL = { 'entity/kind': 'API' };
const UNKNOWN = { 'test/number': 1 };

function evaluate(stages: CheckInput[][], more: Partial<EvaluationInput> = {}) {
  return evaluateModel({
    model: ladder(...stages),
    sources,
    entity,
    facts: {},
    now,
    ...more,
  });
}

function standing(stages: CheckInput[][], more?: Partial<EvaluationInput>) {
  const { stage, rank, nextStage, measured } = evaluate(stages, more);
  return [stage, rank, nextStage, `${measured.known}/${measured.applicable}`];
}

describe('stages', () => {
  it.each<[string, CheckInput[][], unknown[]]>([
    [
      'the floor, when the stage above fails',
      [[check('a', FAIL)]],
      ['stage-1', 1, 'stage-2', '1/1'],
    ],
    [
      'the top, when all passes',
      [[check('a', PASS)], [check('b', PASS)]],
      ['stage-3', 3, undefined, '2/2'],
    ],
    [
      'below the first that fails',
      [[check('a', PASS)], [check('b', FAIL)], [check('c', PASS)]],
      ['stage-2', 2, 'stage-3', '3/3'],
    ],
    [
      'below the first that is unknown',
      [[check('a', UNKNOWN)], [check('b', PASS)], [check('c', PASS)]],
      ['stage-1', 1, 'stage-2', '2/3'],
    ],
    [
      'not assessed, when nothing is known',
      [[check('a', UNKNOWN)], [check('b', UNKNOWN)]],
      [undefined, 0, 'stage-2', '0/2'],
    ],
    [
      'not assessed, when nothing applies',
      [[check('a', FAIL, { notApplicable: { kind: 'Component' } })]],
      [undefined, 0, undefined, '0/0'],
    ],
    [
      'past what does not apply',
      [
        [check('a', FAIL, { notApplicable: { kind: 'Component' } })],
        [check('b', PASS)],
      ],
      ['stage-3', 3, undefined, '1/1'],
    ],
    [
      'past a recommendation that fails',
      [[check('a', PASS), check('b', FAIL, { required: false })]],
      ['stage-2', 2, undefined, '2/2'],
    ],
    [
      'past a recommendation that is unknown',
      [[check('a', PASS), check('b', UNKNOWN, { required: false })]],
      ['stage-2', 2, undefined, '1/2'],
    ],
    [
      'past a check that is not yet in force',
      [[check('a', FAIL, { enforceFrom: '2026-06-16' })]],
      ['stage-2', 2, undefined, '1/1'],
    ],
    [
      'below a check that is in force from today',
      [[check('a', FAIL, { enforceFrom: '2026-06-15' })]],
      ['stage-1', 1, 'stage-2', '1/1'],
    ],
  ])('%s', (_, stages, expected) => {
    expect(standing(stages)).toEqual(expected);
  });

  it('enforces a check from the first moment of its day in UTC', () => {
    const stages = [[check('a', FAIL, { enforceFrom: '2026-06-16' })]];
    const at = (time: string) =>
      evaluate(stages, { now: new Date(time) }).checks[0].blocking;
    expect(at('2026-06-15T23:59:59.999Z')).toBe(false);
    expect(at('2026-06-16T00:00:00Z')).toBe(true);
  });

  it('gives every check a result, in the order of the model', () => {
    const { checks } = evaluate([
      [check('b', FAIL), check('a', UNKNOWN)],
      [check('c', PASS)],
    ]);
    expect(
      checks.map(({ checkId, outcome }) => `${checkId} ${outcome}`),
    ).toEqual(['b fail', 'a unknown', 'c pass']);
  });
});

describe('proofs', () => {
  it('are the alternatives of the outermost $any, each with what it has seen', () => {
    const condition = {
      $any: [
        UNKNOWN,
        { 'test/string': 'x', 'entity/kind': { $in: ['API', 'Component'] } },
      ],
    };
    const [result] = evaluate([[check('a', condition)]], {
      facts: seen({ string: 'x' }),
    }).checks;
    expect(result).toStrictEqual({
      checkId: 'a',
      outcome: 'pass',
      blocking: true,
      proofs: [
        {
          outcome: 'unknown',
          observations: [
            {
              fact: 'test/number',
              unknown: {
                reason: 'missing',
                cause: 'notReported',
                source: 'test',
              },
            },
          ],
        },
        {
          outcome: 'pass',
          observations: [
            {
              fact: 'test/string',
              value: 'x',
              observedAt: '2026-06-15T11:00:00Z',
            },
            { fact: 'entity/kind', value: 'Component' },
          ],
        },
      ],
    });
  });

  it('is one for any other condition', () => {
    const condition = {
      $all: [
        { $any: [PASS, FAIL] },
        { 'entity/spec.missing': { $exists: false } },
      ],
    };
    const [{ proofs }] = evaluate([[check('a', condition)]]).checks;
    expect(proofs).toStrictEqual([
      {
        outcome: 'pass',
        observations: [
          { fact: 'entity/kind', value: 'Component' },
          { fact: 'entity/spec.missing' },
        ],
      },
    ]);
  });

  it('name the first cause of what is unknown, not that of a proof which is known', () => {
    const stale = seen({ number: 1 }, { observedAt: '2020-01-01' });
    const condition = {
      $any: [{ $all: [UNKNOWN, FAIL] }, { 'attestation/a': true }],
    };
    const [result] = evaluate([[check('a', condition)]], {
      facts: stale,
    }).checks;
    expect(result.outcome).toBe('unknown');
    expect(result.unknown).toStrictEqual({
      reason: 'missing',
      cause: 'notReported',
      source: 'attestation',
    });
  });

  it('are not tried when the check does not apply', () => {
    const [result] = evaluate([
      [check('a', PASS, { notApplicable: { 'spec.type': 'service' } })],
    ]).checks;
    expect(result).toStrictEqual({
      checkId: 'a',
      outcome: 'notApplicable',
      blocking: true,
      proofs: [],
    });
  });
});

describe('next steps', () => {
  it('are the blockers of the next stage: failing before unmeasured, small before large, then by the model', () => {
    const fix = (effort: 'small' | 'medium' | 'large') => ({
      fix: { text: 'Do it.', effort },
    });
    const { nextSteps } = evaluate([
      [check('done', PASS)],
      [
        check('unknown-small', UNKNOWN, fix('small')),
        check('fail-large', FAIL, fix('large')),
        check('passes', PASS),
        check('recommended', FAIL, { required: false }),
        check('later', FAIL, { enforceFrom: '2030-01-01' }),
        check('fail-medium', FAIL, fix('medium')),
        check('fail-medium-too', FAIL, fix('medium')),
        check('fail-small', FAIL, fix('small')),
        check('unknown-small-too', UNKNOWN, fix('small')),
      ],
      [check('above', FAIL)],
    ]);
    expect(nextSteps).toStrictEqual([
      { checkId: 'fail-small', outcome: 'fail', effort: 'small' },
      { checkId: 'fail-medium', outcome: 'fail', effort: 'medium' },
      { checkId: 'fail-medium-too', outcome: 'fail', effort: 'medium' },
      { checkId: 'fail-large', outcome: 'fail', effort: 'large' },
      { checkId: 'unknown-small', outcome: 'unknown', effort: 'small' },
      { checkId: 'unknown-small-too', outcome: 'unknown', effort: 'small' },
    ]);
  });

  it('are what to have measured, when nothing is', () => {
    expect(evaluate([[check('a', UNKNOWN)]]).nextSteps).toStrictEqual([
      { checkId: 'a', outcome: 'unknown', effort: 'small' },
    ]);
  });

  it('are none at the top', () => {
    expect(evaluate([[check('a', PASS)]]).nextSteps).toEqual([]);
  });
});

describe('exemptions', () => {
  const exemption: Exemption = {
    checkId: 'a',
    reason: 'Moves in autumn.',
    grantedBy: 'group:default/platform',
    until: '2026-06-15',
  };

  it('take a check out of the way, visibly and out of what is measured', () => {
    const stages = [[check('a', FAIL), check('b', PASS)]];
    const evaluation = evaluate(stages, { exemptions: [exemption] });
    expect(evaluation).toMatchObject({
      rank: 2,
      measured: { known: 1, applicable: 1 },
      nextSteps: [],
    });
    expect(evaluation.checks[0]).toMatchObject({
      outcome: 'exempt',
      exemption,
      proofs: [{ outcome: 'fail' }],
    });
  });

  it('cover what is unknown, which is then no longer said', () => {
    const [result] = evaluate([[check('a', UNKNOWN)]], {
      exemptions: [exemption],
    }).checks;
    expect(result.outcome).toBe('exempt');
    expect(result).not.toHaveProperty('unknown');
  });

  it('do not hide a pass', () => {
    const [result] = evaluate([[check('a', PASS)]], {
      exemptions: [exemption],
    }).checks;
    expect(result.outcome).toBe('pass');
    expect(result).not.toHaveProperty('exemption');
  });

  it.each([
    ['2026-06-15', 'exempt'],
    ['2026-06-14', 'fail'],
    ['2026-06-15T12:00:01Z', 'exempt'],
    ['2026-06-15T12:00:00Z', 'fail'],
    ['some day', 'fail'],
  ])('until %s: %s', (until, outcome) => {
    const exemptions = [{ ...exemption, until }];
    expect(
      evaluate([[check('a', FAIL)]], { exemptions }).checks[0].outcome,
    ).toBe(outcome);
  });

  it('cover the check that they name alone, and the one that holds counts', () => {
    const exemptions = [
      { ...exemption, until: '2020-01-01' },
      { ...exemption, checkId: 'b' },
      exemption,
    ];
    const { checks } = evaluate([[check('a', FAIL), check('c', FAIL)]], {
      exemptions,
    });
    expect(checks[0].exemption).toBe(exemption);
    expect(checks[1].outcome).toBe('fail');
  });
});

describe('related entities', () => {
  const team: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'Shop-Team' },
    spec: { type: 'team' },
  };
  const stages = [
    [
      check('own', { 'entity/kind': 'Component', 'test/number': 1 }),
      check(
        'theirs',
        { 'entity/kind': 'Group', 'test/number': 2 },
        { of: 'owner' },
      ),
    ],
  ];

  it('are read in place of the assessed entity', () => {
    const { rank, checks } = evaluate(stages, {
      facts: seen({ number: 1 }),
      related: { owner: { entity: team, facts: seen({ number: 2 }) } },
    });
    expect(rank).toBe(2);
    expect(checks[0]).not.toHaveProperty('ofEntityRef');
    expect(checks[1].ofEntityRef).toBe('group:default/shop-team');
  });

  it.each<[string, EvaluationInput['related'], string]>([
    [
      'as said',
      { owner: { missing: 'its owner is a person' } },
      'its owner is a person',
    ],
    [
      'of that relation',
      { system: { entity: team, facts: {} } },
      'no owner is known',
    ],
    ['at all', undefined, 'no owner is known'],
  ])('are unknown when there is none %s', (_, related, message) => {
    const { checks } = evaluate(stages, {
      facts: seen({ number: 1 }),
      related,
    });
    const unknown = {
      reason: 'missing',
      cause: 'noRelatedEntity',
      of: 'owner',
      message,
    };
    expect(checks[0].outcome).toBe('pass');
    expect(checks[1]).toMatchObject({ outcome: 'unknown', unknown });
    expect(checks[1].proofs[0].observations).toStrictEqual([
      { fact: 'entity/kind', unknown },
      { fact: 'test/number', unknown },
    ]);
  });

  it('do not decide whether a check applies', () => {
    const notApplicable = { kind: 'Group' };
    const { checks } = evaluate(
      [[check('a', FAIL, { of: 'owner', notApplicable })]],
      {
        related: { owner: { entity: team, facts: {} } },
      },
    );
    expect(checks[0].outcome).toBe('fail');
  });
});

describe('evaluateModel', () => {
  it('comes to the same in one call and with a model compiled once', () => {
    const model = ladder(
      [check('a', PASS), check('b', UNKNOWN)],
      [check('c', FAIL)],
    );
    const compiled = compileModel(model, { sources });
    const input = { entity, facts: seen({ number: 1 }), now };
    expect(evaluateModel(compiled, input)).toStrictEqual(
      evaluateModel({ model, sources, ...input }),
    );
    expect(evaluateModel(compiled, input)).toStrictEqual(
      evaluateModel(compiled, input),
    );
  });

  it('keeps entities apart', () => {
    const compiled = compileModel(ladder([check('a', UNKNOWN)]), { sources });
    const rankOf = (facts: { [name: string]: JsonValue }) =>
      evaluateModel(compiled, { entity, facts: seen(facts), now }).rank;
    expect([rankOf({ number: 1 }), rankOf({}), rankOf({ number: 2 })]).toEqual([
      2, 0, 1,
    ]);
  });

  it('refuses a time that is none', () => {
    expect(() =>
      evaluate([[check('a', PASS)]], { now: new Date('x') }),
    ).toThrow('now is not a valid date');
  });

  it('refuses a model that parseModel has not seen', () => {
    const model = ladder([check('a', PASS)]);
    const [floor, first] = model.stages;
    const checks = [
      { ...first.checks[0], condition: { 'test/number': { $more: 1 } } },
    ];
    expect(() =>
      compileModel(
        { ...model, stages: [floor, { ...first, checks }] },
        { sources },
      ),
    ).toThrow(
      "check 'a' was not made by parseModel: test/number unknown operator '$more'",
    );
  });
});

describe('modelAppliesTo', () => {
  it('decides by the predicate of the model', () => {
    const model = ladder([check('a', PASS)]);
    expect(modelAppliesTo(model, entity)).toBe(true);
    expect(modelAppliesTo(model, { ...entity, kind: 'API' })).toBe(false);
  });
});
