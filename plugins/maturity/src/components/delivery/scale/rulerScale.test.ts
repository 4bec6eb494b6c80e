import {
  deliveryRulers,
  DELIVERY_METRICS,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { limitsOf, metricGroups, metricIds, positionOn } from './rulerScale';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const { changeLeadTime, deploymentFrequency, changeFailRate } = deliveryRulers;

it('knows the metrics in the order of the guide, in its two groups', () => {
  expect(metricIds).toEqual(DELIVERY_METRICS);
  expect([...metricGroups.throughput, ...metricGroups.instability]).toEqual(
    metricIds,
  );
});

describe.each(Object.values(deliveryRulers))(
  'the ruler of $metric',
  ruler => {
    it('places the limits between its steps, the better ones further right', () => {
      const limits = limitsOf(ruler);
      const { length } = ruler.steps;
      expect(limits).toHaveLength(length - 1);
      for (const [index, limit] of limits.entries()) {
        expect(positionOn(ruler, limit)).toBeCloseTo((index + 1) / length, 6);
      }
    });

    it('never leaves the ruler, whatever the value', () => {
      const extreme = ruler.unit === 'share' ? [0, 1] : [0, 1e-12, 1e12];
      for (const value of extreme) {
        const position = positionOn(ruler, value);
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(1);
      }
    });
  },
);

it('places the best at the right end and the worst at the left', () => {
  expect(positionOn(changeLeadTime, 0)).toBe(1);
  expect(positionOn(changeLeadTime, 10_000 * DAY)).toBe(0);
  expect(positionOn(deploymentFrequency, 0)).toBe(0);
  expect(positionOn(deploymentFrequency, 1_000)).toBe(1);
  expect(positionOn(changeFailRate, 0)).toBe(1);
  expect(positionOn(changeFailRate, 1)).toBe(0);
});

it('reads durations by factors: the middle of a step is the geometric mean of its ends', () => {
  expect(positionOn(changeLeadTime, Math.sqrt(HOUR * DAY))).toBeCloseTo(
    4.5 / 6,
    6,
  );
});

it('reads shares by differences', () => {
  expect(positionOn(changeFailRate, 0.125)).toBeCloseTo(3.5 / 6, 6);
});
