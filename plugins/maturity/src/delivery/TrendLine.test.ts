import {
  DeliveryMeasure,
  DeliveryPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { trendRuns } from './TrendLine';

const HOUR = 3_600;

const week = (hours?: number): DeliveryPoint => ({
  from: '2026-06-01',
  to: '2026-06-07',
  measure:
    hours === undefined
      ? { status: 'notMeasured', reason: 'noDeployments' }
      : ({
          status: 'measured',
          value: hours * HOUR,
          sample: 9,
          band: 1,
          isSmallSample: false,
        } satisfies DeliveryMeasure),
});

it('draws nothing through weeks that are not measured', () => {
  const weeks = [2, 3, undefined, 4, undefined, 5, 6];
  const runs = trendRuns('changeLeadTime', weeks.map(week));
  expect(runs.map(run => run.map(({ x }) => Math.round(6 * x)))).toEqual([
    [0, 1],
    [3],
    [5, 6],
  ]);
});

it('rises where the value rises, whether that is better or worse', () => {
  const [[fast, slow]] = trendRuns('changeLeadTime', [week(2), week(20)]);
  expect(slow.y).toBeLessThan(fast.y);
  const [[often, seldom]] = trendRuns('deploymentFrequency', [
    week(0.5 / HOUR),
    week(0.01 / HOUR),
  ]);
  expect(often.y).toBeLessThan(seldom.y);
});

it('does not blow a small difference up', () => {
  const [[one, other]] = trendRuns('changeLeadTime', [week(10), week(10.5)]);
  expect(Math.abs(one.y - other.y)).toBeLessThan(0.05);
  expect(one.y).toBeCloseTo(0.5, 1);
});

it('draws nothing where nothing is measured', () => {
  expect(trendRuns('changeLeadTime', [week(), week()])).toEqual([]);
});
