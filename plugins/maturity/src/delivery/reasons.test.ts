import { DeliveryDistribution } from '@platform-maturity/backstage-plugin-maturity-common';
import { sortReasons } from './reasons';

const createDistribution = (
  notMeasured: DeliveryDistribution['notMeasured'],
): DeliveryDistribution => ({
  metric: 'changeFailRate',
  byBands: [0, 0, 0, 0, 0, 0],
  measured: 0,
  notMeasured,
  trends: { better: 0, steady: 0, worse: 0, notComparable: 0 },
});

it('tells the most frequent reason first, and none that nobody has', () => {
  expect(
    sortReasons(
      createDistribution({
        noChanges: 2,
        incidentsNotTracked: 7,
        noFailures: 0,
      }),
    ),
  ).toEqual([
    { reason: 'incidentsNotTracked', count: 7 },
    { reason: 'noChanges', count: 2 },
  ]);
});

it('tells equally frequent reasons from nothing to a number', () => {
  expect(
    sortReasons(
      createDistribution({ noFailures: 1, noDeployments: 1, noEvents: 1 }),
    ).map(({ reason }) => reason),
  ).toEqual(['noEvents', 'noDeployments', 'noFailures']);
});
