import {
  AssessmentSummary,
  builtInModel,
  Mover,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createServices } from '../../__fixtures__/orgFixture';
import { layDots, mostDots } from './dots';

const [first, second, third] = builtInModel.stages;

function distribute(counts: readonly number[], notAssessed = 0) {
  return {
    total: counts.reduce((sum, count) => sum + count, notAssessed),
    notAssessed,
    byStage: builtInModel.stages.map(({ id }, index) => ({
      stage: id,
      count: counts[index] ?? 0,
    })),
  };
}

const [{ summary }] = createServices({ count: 1 });

function service(name: string, stage?: string): AssessmentSummary {
  return { ...summary, entityRef: `component:default/${name}`, stage };
}

function mover(name: string, to: string, firstMeasured?: boolean): Mover {
  return {
    entityRef: `component:default/${name}`,
    owners: [],
    from: first.id,
    to,
    changes: 1,
    at: '2026-11-01T00:00:00.000Z',
    checks: [],
    firstMeasured: firstMeasured ?? false,
  };
}

const nobody = { total: 0, items: [] };

it('draws a dot for each service at its stage, those that moved last', () => {
  const { steps, perDot } = layDots(
    builtInModel,
    distribute([1, 3], 1),
    [
      service('up', second.id),
      service('down', first.id),
      service('calm', second.id),
      service('new', second.id),
      service('unseen'),
    ],
    {
      up: {
        total: 2,
        items: [mover('up', second.id), mover('new', second.id, true)],
      },
      down: { total: 1, items: [mover('down', first.id)] },
    },
  );
  expect(perDot).toBe(1);
  const drawn = steps.map(({ id, dots, up, down }) => [
    id,
    dots.map(({ entityRef, moved }) => [entityRef?.split('/')[1], moved]),
    { up, down },
  ]);
  expect(drawn.slice(0, 2)).toEqual([
    [first.id, [['down', 'down']], { up: 0, down: 1 }],
    [
      second.id,
      [
        ['calm', undefined],
        ['new', undefined],
        ['up', 'up'],
      ],
      { up: 1, down: 0 },
    ],
  ]);
  expect(drawn[5]).toEqual([
    'none',
    [['unseen', undefined]],
    { up: 0, down: 0 },
  ]);
});

it('draws a dot for several where there are many, and never none for some', () => {
  const { steps, perDot } = layDots(
    builtInModel,
    distribute([30_000, 19_999, 1]),
    [],
    {
      up: {
        total: 420,
        items: Array.from({ length: 420 }, (_, index) =>
          mover(`s${index}`, second.id),
        ),
      },
      down: nobody,
    },
  );
  expect(perDot).toBe(Math.ceil(50_000 / mostDots));
  const [ones, twos, threes] = steps;
  expect(ones.dots).toHaveLength(Math.ceil(30_000 / perDot));
  expect(twos.dots.filter(({ moved }) => moved === 'up')).toHaveLength(
    Math.round(420 / perDot),
  );
  expect(threes).toMatchObject({ id: third.id, dots: [{ key: '0' }] });
  expect(new Set(twos.dots.map(({ key }) => key)).size).toBe(twos.dots.length);
});

it('draws nothing of nothing', () => {
  const { steps } = layDots(builtInModel, distribute([]), [], undefined);
  expect(steps.flatMap(({ dots }) => dots)).toEqual([]);
});
