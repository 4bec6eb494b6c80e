import { deliveryScales, findDeliveryBand } from './scales';
import { DELIVERY_METRICS } from './choices';

const HOUR = 3_600;
const DAY = 24 * HOUR;

describe('the scales', () => {
  it.each(DELIVERY_METRICS)('go down band by band for %s', metric => {
    const scale = deliveryScales[metric];
    expect(scale.metric).toBe(metric);
    expect(scale.bands).toHaveLength(6);
    expect(new Set(scale.bands.map(({ id }) => id)).size).toBe(
      scale.bands.length,
    );
    expect(scale.origin.url).toMatch(/^https:\/\/dora\.dev\//);

    const limits = scale.bands.map(({ limit }) => limit);
    expect(limits.pop()).toBeUndefined();
    const sorted = limits.map(Number).sort((a, b) => a - b);
    expect(limits).toEqual(scale.lowerIsBetter ? sorted : sorted.reverse());
  });
});

describe('a value on a scale', () => {
  it.each([
    ['changeLeadTime', 0, 'underHour'],
    ['changeLeadTime', HOUR - 0.001, 'underHour'],
    ['changeLeadTime', HOUR, 'hourToDay'],
    ['changeLeadTime', DAY, 'dayToWeek'],
    ['changeLeadTime', 7 * DAY, 'weekToMonth'],
    ['changeLeadTime', 30 * DAY, 'monthToHalfYear'],
    ['changeLeadTime', 180 * DAY, 'overHalfYear'],
    ['failedDeploymentRecoveryTime', 2 * HOUR, 'hourToDay'],
    ['deploymentFrequency', 3, 'onDemand'],
    ['deploymentFrequency', 180 / 90, 'onDemand'],
    ['deploymentFrequency', 179 / 90, 'hourToDay'],
    ['deploymentFrequency', 90 / 90, 'hourToDay'],
    ['deploymentFrequency', 89 / 90, 'dayToWeek'],
    ['deploymentFrequency', 1 / 7, 'dayToWeek'],
    ['deploymentFrequency', 4 / 30, 'weekToMonth'],
    ['deploymentFrequency', 3 / 90, 'weekToMonth'],
    ['deploymentFrequency', 1 / 90, 'monthToHalfYear'],
    ['deploymentFrequency', 0, 'overHalfYear'],
    ['changeFailRate', 0, 'under5'],
    ['changeFailRate', 0.05, 'under10'],
    ['changeFailRate', 1, 'over45'],
    ['deploymentReworkRate', 0.2, 'under30'],
  ] as const)('%s of %p is %s', (metric, value, band) => {
    const scale = deliveryScales[metric];
    expect(scale.bands[findDeliveryBand(scale, value)].id).toBe(band);
  });
});
