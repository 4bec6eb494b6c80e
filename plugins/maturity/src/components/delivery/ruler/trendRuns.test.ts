import { DeliveryPoint } from '@platform-maturity/backstage-plugin-maturity-common';
import { trendRuns } from './trendRuns';

const HOUR = 3_600;

/** Weeks with these hours of lead time; `undefined` is not measured. */
function weeksOf(...hours: (number | undefined)[]): DeliveryPoint[] {
  return hours.map((each, index) => ({
    from: `2026-11-${String(index + 1).padStart(2, '0')}`,
    to: `2026-11-${String(index + 7).padStart(2, '0')}`,
    measure:
      each === undefined
        ? { status: 'notMeasured', reason: 'noDeployments' }
        : {
            ...{ status: 'measured', value: each * HOUR, sample: 9 },
            ...{ isSmallSample: false, step: 1 },
          },
  }));
}

const runsOf = (...hours: (number | undefined)[]) =>
  trendRuns('changeLeadTime', weeksOf(...hours));

it('draws no line through weeks that nobody measured', () => {
  const runs = runsOf(5, 5, undefined, undefined, 5, undefined, 5);
  expect(runs.map(run => run.map(({ x }) => Math.round(6 * x)))).toEqual([
    [0, 1],
    [4],
    [6],
  ]);
});

it('draws nothing of nothing', () => {
  expect(runsOf()).toEqual([]);
  expect(runsOf(undefined, undefined)).toEqual([]);
});

it('draws a shorter lead time higher, within the picture', () => {
  const [[slow, fast]] = runsOf(20, 2);
  expect(fast.y).toBeLessThan(slow.y);
  expect([fast.y, slow.y]).toEqual([0, 1]);
});

it('does not draw a small difference as a large one', () => {
  const [[before, after]] = runsOf(5, 5.2);
  expect(Math.abs(before.y - after.y)).toBeLessThan(0.1);
});

it('draws what stays the same as a level line in the middle', () => {
  const [run] = runsOf(5, 5, 5);
  expect(run.map(({ y }) => y)).toEqual([0.5, 0.5, 0.5]);
});
