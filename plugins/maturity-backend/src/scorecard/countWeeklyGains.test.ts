import { createTable, entry, ladder } from './__testUtils__/entries';
import { countWeeklyGains } from './countWeeklyGains';

const now = new Date('2026-06-30T10:00:00.000Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => now.getTime() - days * DAY_MS;

/** Days ago, each followed by the stage that it led to. */
type Moves = readonly (readonly [days: number, stage?: string])[];

function count(
  components: readonly Moves[],
  options: { stage?: string; weeks?: number } = {},
): readonly number[] {
  const { stage = 'second', weeks = 6 } = options;
  const table = createTable(
    components
      .map((moves, index) => {
        const last = moves.at(-1)?.[1];
        return entry(`c${index}`, {
          stage: last,
          rank: ladder.stages.findIndex(({ id }) => id === last) + 1,
        });
      })
      .map((one, index) => ({
        ...one,
        firstAssessedAt: new Date(
          daysAgo(components[index][0]?.[0] ?? 0),
        ).toISOString(),
      })),
  );
  components.forEach((moves, index) =>
    moves.forEach(([days, to]) =>
      table.addStageChange({
        entityRef: `component:default/c${index}`,
        modelId: 'ladder',
        at: daysAgo(days),
        to,
      }),
    ),
  );
  return countWeeklyGains(
    table,
    { stage, weeks },
    { model: ladder, visibility: 'all', now },
  ).gains;
}

const old: Moves = [[100, 'first']];

describe('countWeeklyGains', () => {
  it('counts those that came less those that left, the last week last', () => {
    expect(
      count([
        [...old, [40, 'second']],
        [...old, [8, 'second']],
        [...old, [9, 'third']],
        [
          [100, 'second'],
          [10, 'first'],
        ],
        [...old, [2, 'second']],
        [...old, [0, 'third']],
        old,
      ]),
    ).toEqual([1, 0, 0, 0, 1, 2]);
  });

  it('knows the stage that is asked for', () => {
    const moved: Moves[] = [
      [...old, [3, 'second']],
      [...old, [3, 'third']],
      [
        [100, 'second'],
        [3, 'third'],
      ],
    ];
    expect(count(moved, { stage: 'second' }).at(-1)).toBe(2);
    expect(count(moved, { stage: 'third' }).at(-1)).toBe(2);
    expect(count(moved, { stage: 'first' }).at(-1)).toBe(0);
  });

  it('does not take being measured for being better', () => {
    expect(
      count([
        [[100], [3, 'second']],
        [
          [100, 'second'],
          [20, undefined],
          [10, 'second'],
        ],
        [[3, 'third']],
      ]),
    ).toEqual([0, 0, 0, 0, 0, 0]);
    // It fell while nobody saw it.
    expect(
      count([
        [
          [100, 'second'],
          [20, undefined],
          [3, 'first'],
        ],
      ]),
    ).toEqual([0, 0, 0, 0, 0, -1]);
  });

  it('tells of no week in which most were not assessed yet', () => {
    const recent: Moves = [[15, 'first']];
    expect(count([recent, recent, old])).toEqual([0, 0]);
    expect(count([recent, old])).toHaveLength(6);
    expect(count([[[0, 'third']]])).toEqual([]);
    expect(count([])).toEqual([]);
  });

  it('leaves out what happened before, to another entity of the name', () => {
    const table = createTable([
      {
        ...entry('c', { stage: 'second', rank: 2 }),
        firstAssessedAt: new Date(daysAgo(60)).toISOString(),
      },
    ]);
    for (const [days, to] of [
      [90, 'third'],
      [60, 'first'],
      [5, 'second'],
    ] as const) {
      table.addStageChange({
        ...{ entityRef: 'component:default/c', modelId: 'ladder', to },
        at: daysAgo(days),
      });
    }
    const { gains } = countWeeklyGains(
      table,
      { stage: 'second', weeks: 3 },
      { model: ladder, visibility: 'all', now },
    );
    expect(gains).toEqual([0, 0, 1]);
    const hidden = countWeeklyGains(
      table,
      { stage: 'second', weeks: 3 },
      { model: ladder, visibility: () => false, now },
    );
    expect(hidden.gains).toEqual([]);
  });
});
