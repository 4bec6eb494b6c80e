import { judgeCheck, judgeEntity, World } from './__testUtils__/judgeEntity';
import { resourceModel } from './resourceModel';

const bare: World = { kind: 'Resource', spec: { type: 'database' } };

describe('the built-in model of resources', () => {
  it('finds nothing good where there is nothing', () => {
    const { rank, checks } = judgeEntity(bare, resourceModel);
    expect(rank).toBe(1);
    expect(checks.filter(({ outcome }) => outcome === 'pass')).toEqual([]);
  });

  it('leads from the lowest to the highest stage', () => {
    const named: World = {
      ...bare,
      metadata: { description: 'Bookings of the current year.' },
      spec: { type: 'database', system: 'booking' },
    };
    const facts: [number, NonNullable<World['facts']>][] = [
      [1, { 'catalog/dependents': 1 }],
      [
        2,
        {
          'catalog/ownerExists': true,
          'catalog/ownerIsGroup': true,
          'catalog/ownerMemberCount': 2,
        },
      ],
      [3, { 'catalog/infrastructureWorkspaces': ['terraform/workspace'] }],
      [
        4,
        {
          'catalog/sourceTemplate': 'template:default/database',
          'attestation/guide': true,
        },
      ],
      [
        5,
        {
          'catalog/dashboards': ['d'],
          'attestation/recovery-tested': true,
          'attestation/access-reviewed': true,
        },
      ],
    ];
    let known = {};
    for (const [rank, added] of facts) {
      known = { ...known, ...added };
      expect(judgeEntity({ ...named, facts: known }, resourceModel).rank).toBe(
        rank,
      );
    }
  });

  it.each<[string, string, NonNullable<World['facts']>]>([
    ['dependents-known', 'fail', {}],
    ['defined-as-code', 'fail', {}],
    ['defined-as-code', 'pass', { 'catalog/selfService': ['crossplane'] }],
    ['self-service', 'pass', { 'catalog/selfService': ['crossplane'] }],
    [
      'self-service',
      'fail',
      { 'catalog/infrastructureWorkspaces': ['terraform/workspace'] },
    ],
    ['recovery-tested', 'unknown', {}],
  ])('judges %s as %s: %j', (checkId, expected, facts) => {
    const world = { ...bare, facts };
    expect(judgeCheck(checkId, world, resourceModel)?.outcome).toBe(expected);
  });
});
