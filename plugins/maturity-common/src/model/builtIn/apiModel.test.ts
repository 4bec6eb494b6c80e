import {
  describeResult,
  judgeEntity,
  World,
} from './__testUtils__/judgeEntity';
import { apiModel } from './apiModel';

const bare: World = { kind: 'API', spec: {} };

function link(title: string, type?: string): World {
  return { metadata: { links: [{ url: 'https://a.example', title, type }] } };
}

describe('the built-in model of APIs', () => {
  it('finds nothing good where there is nothing', () => {
    const { rank, checks } = judgeEntity(bare, apiModel);
    expect(rank).toBe(1);
    expect(checks.filter(({ outcome }) => outcome === 'pass')).toEqual([]);
  });

  it('leads from the lowest to the highest stage', () => {
    const named: World = {
      ...bare,
      metadata: {
        description: 'Reserve places and pay for them.',
        links: [
          { url: 'https://a.example/start', title: 'Guide' },
          { url: 'https://a.example/changes', type: 'changelog' },
        ],
      },
      spec: { type: 'openapi', lifecycle: 'production', system: 'booking' },
    };
    const facts: [number, NonNullable<World['facts']>][] = [
      [1, {}],
      [
        2,
        {
          'catalog/ownerExists': true,
          'catalog/ownerIsGroup': true,
          'catalog/ownerMemberCount': 2,
        },
      ],
      [3, { 'catalog/providers': 1 }],
      [4, { 'catalog/dashboards': ['d'], 'catalog/onCall': ['p'] }],
      [
        5,
        {
          'attestation/protected-main': true,
          'attestation/breaking-changes-found': true,
          'catalog/slos': ['s'],
        },
      ],
    ];
    let known = {};
    for (const [rank, added] of facts) {
      known = { ...known, ...added };
      expect(judgeEntity({ ...named, facts: known }, apiModel).rank).toBe(rank);
    }
  });

  it.each<[string, string, World]>([
    ['described', 'fail observed', { metadata: { description: 'checkout' } }],
    ['described', 'fail observed', { metadata: { description: 'A B C D' } }],
    ['described', 'pass observed', { metadata: { description: 'A b c d e' } }],
    ['machine-readable', 'pass observed', { spec: { type: 'OpenAPI' } }],
    ['machine-readable', 'fail observed', { spec: { type: 'wiki page' } }],
    ['lifecycle-stated', 'fail observed', { spec: { lifecycle: 'yes' } }],
    ['lifecycle-stated', 'pass observed', { spec: { lifecycle: 'retired' } }],
    ['consumers-known', 'pass observed', { facts: { 'catalog/consumers': 1 } }],
    ['guide', 'pass declared', link('Getting started')],
    ['guide', 'pass declared', link('How to book', 'guide')],
    ['guide', 'fail declared', link('Misguided tours')],
    ['guide', 'pass declared', { facts: { 'catalog/techdocs': 'dir:.' } }],
    ['support-contact', 'pass declared', link('Contact')],
    ['support-contact', 'fail declared', link('Dashboard')],
    ['change-policy', 'pass declared', link('News', 'changelog')],
    ['change-policy', 'fail declared', link('Exchanges')],
    ['breaking-changes-found', 'unknown notAttested', {}],
  ])('judges %s as %s', (checkId, expected, world) => {
    expect(describeResult(checkId, { ...bare, ...world }, apiModel)).toBe(
      expected,
    );
  });

  it('leaves out what is retired', () => {
    const { leftOut } = judgeEntity(
      { ...bare, spec: { lifecycle: 'deprecated' } },
      apiModel,
    );
    expect(leftOut).toBe('Deprecated or retired');
  });
});
