import { Entity } from '@backstage/catalog-model';
import { evaluate, FAIL } from './__fixtures__/evaluateTiny';
import { check, seen } from './__fixtures__/tiny';
import { EvaluationInput } from './input';

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
