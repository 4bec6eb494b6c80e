import fc from 'fast-check';
import { StageChange } from '@platform-maturity/backstage-plugin-maturity-common';
import { entry, ladder, createTable } from './__testUtils__/entries';
import { getTrend } from './getTrend';
import {
  explainStageChange,
  listStageChanges,
  MovedEntity,
} from './listStageChanges';

const DAY = 86_400_000;
const now = new Date('2026-03-20T15:00:00Z');
const options = { model: ladder, visibility: 'all', now } as const;
const stageIds = ladder.stages.map(({ id }) => id);

interface Life {
  readonly born: number;
  readonly moves: readonly { at: number; to?: string }[];
}

const arbitraryLife: fc.Arbitrary<Life> = fc
  .record({
    hours: fc.array(fc.integer({ min: 0, max: 24 * 40 }), { maxLength: 6 }),
    born: fc.integer({ min: 0, max: 24 * 40 }),
    stages: fc.array(fc.constantFrom(undefined, ...stageIds), {
      minLength: 6,
      maxLength: 6,
    }),
  })
  .map(({ hours, born, stages }) => ({
    born: now.getTime() - born * 3_600_000,
    moves: hours
      .sort((a, b) => b - a)
      .map((hour, index) => ({
        at: now.getTime() - hour * 3_600_000,
        to: stages[index],
      })),
  }));
const lives = fc.array(arbitraryLife, { maxLength: 12 });

/** Its stage at an instant; `null` before there was anything. */
function stageAt({ born, moves }: Life, instant: number, current?: string) {
  if (instant < born) {
    return null;
  }
  const own = moves.filter(({ at }) => at >= born);
  return own.length === 0
    ? current
    : own.filter(({ at }) => at <= instant).at(-1)?.to;
}

function createWorld(all: readonly Life[]) {
  const table = createTable(
    all.map((life, index) => {
      const stage = stageAt(life, now.getTime()) ?? undefined;
      return entry(
        `service-${index}`,
        { stage, rank: stage ? stageIds.indexOf(stage) + 1 : 0 },
        { firstAssessedAt: new Date(life.born).toISOString() },
      );
    }),
  );
  for (const [index, { moves }] of all.entries()) {
    for (const { at, to } of moves) {
      const entityRef = `component:default/service-${index}`;
      table.addStageChange({ entityRef, modelId: 'ladder', at, to });
    }
  }
  return table;
}

const toRef = (index: number) => `component:default/service-${index}`;

describe('a trend', () => {
  it('tells at each day what going back to its end tells', () => {
    fc.assert(
      fc.property(
        lives,
        fc.integer({ min: 0, max: 45 }),
        fc.constantFrom('day' as const, 'week' as const),
        (all, days, interval) => {
          const from = new Date(now.getTime() - days * DAY);
          const { items } = getTrend(
            createWorld(all),
            { from: from.toISOString().slice(0, 10), interval },
            options,
          );
          expect(items.at(-1)?.day).toBe('2026-03-20');
          expect(items).toHaveLength(
            Math.floor(days / (interval === 'week' ? 7 : 1)) + 1,
          );
          for (const { day, total, byStage, notAssessed } of items) {
            const end = Date.parse(`${day}T23:59:59.999Z`);
            const stages = all.map(life => stageAt(life, end));
            const there = stages.filter(stage => stage !== null);
            expect(total).toBe(there.length);
            expect(notAssessed).toBe(there.filter(s => !s).length);
            expect(byStage).toEqual(
              stageIds.map(stage => ({
                stage,
                count: there.filter(own => own === stage).length,
              })),
            );
          }
        },
      ),
    );
  });

  it('is the distribution as of a day when it begins and ends with it', () => {
    const table = createWorld([
      {
        born: Date.parse('2026-03-10T08:00:00Z'),
        moves: [
          { at: Date.parse('2026-03-10T08:00:00Z'), to: 'first' },
          { at: Date.parse('2026-03-11T23:59:59.999Z'), to: 'second' },
          { at: Date.parse('2026-03-12T00:00:00Z'), to: 'third' },
        ],
      },
    ]);
    const countOn = (day: string) =>
      getTrend(table, { from: day, to: day }, options).items;
    const count = (stage: string) =>
      stageIds.map(id => ({ stage: id, count: Number(id === stage) }));
    expect(countOn('2026-03-09')).toMatchObject([{ total: 0 }]);
    expect(countOn('2026-03-10')).toMatchObject([{ byStage: count('first') }]);
    expect(countOn('2026-03-11')).toMatchObject([{ byStage: count('second') }]);
    expect(countOn('2026-03-12')).toMatchObject([{ byStage: count('third') }]);
  });

  it('covers ninety days up to today, and no day that has not begun', () => {
    const { items } = getTrend(createTable([]), { to: '2027-01-01' }, options);
    expect(items).toHaveLength(91);
    expect(items[0].day).toBe('2025-12-20');
    expect(items[90].day).toBe('2026-03-20');
  });

  it.each([
    [{ from: '2026-3-1' }, 'from: must be a UTC day like 2026-10-01'],
    [{ to: '2026-02-30' }, "not '2026-02-30'"],
    [{ from: '2026-03-21' }, 'from: must not be after 2026-03-20'],
    [{ from: '2025-01-01' }, 'from: must not be more than 400 days before'],
    [
      { from: '2001-01-01', interval: 'week' as const },
      'from: must not be more than 400 weeks before',
    ],
  ])('refuses %p', (request, message) => {
    expect(() => getTrend(createTable([]), request, options)).toThrow(message);
  });
});

describe('movers', () => {
  it('are who stands elsewhere than when the days began', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 1, max: 45 }), (all, days) => {
        const { up, down, newcomers, since } = listStageChanges(
          createWorld(all),
          { days, limit: 100 },
          options,
        );
        const start = Date.parse('2026-03-20') - days * DAY;
        expect(since).toBe(new Date(start).toISOString());

        const expected = all.map(life => ({
          from: stageAt(life, start - 1) ?? undefined,
          to: stageAt(life, now.getTime()) ?? undefined,
        }));
        const toRank = (stage?: string) =>
          stage === undefined ? 0 : stageIds.indexOf(stage) + 1;
        const moved = (sign: number) =>
          expected.flatMap(({ from, to }, index) =>
            from && Math.sign(toRank(to) - toRank(from)) === sign
              ? [toRef(index)]
              : [],
          );
        const listRefs = (items: readonly MovedEntity[]) =>
          items.map(({ entityRef }) => entityRef).sort();
        expect(listRefs(up.items)).toEqual(moved(1).sort());
        expect(listRefs(down.items)).toEqual(moved(-1).sort());
        expect(newcomers).toBe(
          expected.filter(({ from, to }) => !from && to).length,
        );
        for (const { items } of [up, down]) {
          const times = items.map(({ at }) => at);
          expect(times).toEqual([...times].sort().reverse());
        }
      }),
    );
  });

  it('are counted all, and named only the latest', () => {
    const start = Date.parse('2026-01-01');
    const life = (at: string): Life => ({
      born: start,
      moves: [
        { at: start, to: 'first' },
        { at: Date.parse(at), to: 'second' },
      ],
    });
    const table = createWorld([life('2026-03-18'), life('2026-03-19')]);
    expect(listStageChanges(table, { limit: 1 }, options).up).toMatchObject({
      total: 2,
      items: [{ entityRef: toRef(1), from: 'first', to: 'second', changes: 1 }],
    });
    expect(listStageChanges(table, { days: 1 }, options).up.total).toBe(1);
    const nobody = { ...options, visibility: () => false };
    expect(listStageChanges(table, {}, nobody).up.total).toBe(0);
  });
});

describe('what moved an entity', () => {
  const moved: MovedEntity = {
    entityRef: toRef(0),
    owners: [],
    from: 'first',
    to: 'second',
    changes: 1,
    at: '2026-03-19T00:00:00.000Z',
  };
  const explain = (isUp: boolean, ...changes: StageChange['checks'][]) =>
    explainStageChange(moved, {
      isUp,
      changes: changes.map(checks => ({
        entityRef: toRef(0),
        modelId: 'ladder',
        modelVersion: 1,
        at: moved.at,
        checks,
      })),
    });

  it('is the difference over all changes, without what came back', () => {
    expect(
      explain(
        true,
        [
          { id: 'a', from: 'fail', to: 'unknown' },
          { id: 'b', from: 'pass', to: 'fail' },
        ],
        [
          { id: 'a', from: 'unknown', to: 'pass' },
          { id: 'b', from: 'fail', to: 'pass' },
        ],
      ),
    ).toMatchObject({
      checks: [{ id: 'a', from: 'fail', to: 'pass' }],
      firstMeasured: false,
    });
  });

  it.each([
    ['up', 'unknown', 'pass', true],
    ['up', undefined, 'pass', true],
    ['up', 'fail', 'pass', false],
    ['up', 'fail', 'exempt', false],
    ['up', 'fail', undefined, false],
    ['down', 'pass', 'fail', false],
    ['down', 'pass', 'unknown', false],
    ['down', undefined, 'fail', true],
    ['down', undefined, 'unknown', true],
    ['down', 'exempt', 'fail', false],
  ] as const)('%s: %p to %p is first measured: %p', (way, from, to, first) => {
    const { firstMeasured } = explain(way === 'up', [{ id: 'a', from, to }]);
    expect(firstMeasured).toBe(first);
  });

  it('is a real change as soon as one decisive check was known before', () => {
    expect(
      explain(true, [
        { id: 'a', from: 'unknown', to: 'pass' },
        { id: 'b', from: 'fail', to: 'pass' },
      ]).firstMeasured,
    ).toBe(false);
    expect(
      explain(true, [
        { id: 'a', from: 'unknown', to: 'pass' },
        { id: 'b', from: 'pass', to: 'fail' },
      ]).firstMeasured,
    ).toBe(true);
    expect(explain(true, []).firstMeasured).toBe(false);
  });
});
