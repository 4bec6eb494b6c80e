import { mockServices } from '@backstage/backend-test-utils';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { entity, group } from '../__testUtils__/entities';
import { GroupSurveyTally, SurveyFactSource } from './SurveyFactSource';

const now = () => new Date('2026-05-02T08:00:00Z');
const signal = new AbortController().signal;

const tally = (quarter: string, name: string): GroupSurveyTally => ({
  quarter,
  groupRef: `group:default/${name}`,
  above: ['domain:default/acme'],
  shown: JSON.stringify({
    answers: 8,
    questions: {
      friction: {
        type: 'topics',
        answers: 8,
        counts: { access: 1, reviews: 2, tools: 3, incidents: 4, x: 2 },
      },
      recommendation: {
        type: 'recommendation',
        answers: 8,
        counts: { promoters: 5, detractors: 2, passives: 1 },
      },
      satisfaction: {
        type: 'rating',
        answers: 8,
        counts: { 4: 3, 5: 2, 1: 3 },
      },
    },
  }),
});

function createSource(tallies: GroupSurveyTally[], isOn = true) {
  const settle = jest.fn(async () => {});
  const readTallies = async (since: string) =>
    tallies.filter(({ quarter }) => quarter >= since);
  return new SurveyFactSource({ isOn, readTallies, settle, now });
}

const collect = (source: SurveyFactSource) =>
  source.collect({
    entities: [
      group('shop'),
      group('quiet'),
      entity('Domain', 'acme'),
      entity('Domain', 'other'),
    ],
    etags: new Map(),
    logger: mockServices.logger.mock(),
    signal,
  });

describe('SurveyFactSource', () => {
  it('keeps its promises', async () => {
    const source = createSource([tally('2026-Q2', 'shop')]);
    const entities = [group('shop'), group('quiet')];
    await expect(testFactSource({ source, entities })).resolves.toBeUndefined();
  });

  it('tells the latest of two quarters, of groups and the organisation', async () => {
    const found = await collect(
      createSource([
        tally('2025-Q4', 'quiet'),
        tally('2026-Q1', 'shop'),
        tally('2026-Q2', 'shop'),
      ]),
    );
    expect([...found.keys()]).toEqual([
      'group:default/shop',
      'group:default/quiet',
      'domain:default/acme',
    ]);
    const facts = {
      answers: { value: 8 },
      quarter: { value: '2026-Q2' },
      satisfaction: { value: 0.625 },
      nps: { value: 38 },
      topFriction: { value: ['incidents', 'tools', 'reviews'] },
    };
    expect(found.get('group:default/shop')).toEqual({ facts });
    expect(found.get('domain:default/acme')).toEqual({ facts });
    expect(found.get('group:default/quiet')).toMatchObject({
      facts: {
        answers: { unknown: 'fewer than 5 answers in 2026-Q2 and 2026-Q1' },
      },
    });
  });

  it('says nothing without a survey', async () => {
    const found = await collect(
      createSource([tally('2026-Q2', 'shop')], false),
    );
    expect(found.size).toBe(0);
  });
});
