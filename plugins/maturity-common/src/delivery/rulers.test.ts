import {
  DELIVERY_METRICS,
  deliveryRulers,
  deliveryRulers2023,
  deliveryStepOf,
} from './rulers';

const HOUR = 3_600;
const DAY = 24 * HOUR;

describe.each([
  ['of the Quick Check', deliveryRulers, 6],
  ['of 2023', deliveryRulers2023, 4],
])('the rulers %s', (_, rulers, steps) => {
  it.each(DELIVERY_METRICS)('go down step by step for %s', metric => {
    const ruler = rulers[metric];
    expect(ruler.metric).toBe(metric);
    expect(ruler.steps).toHaveLength(
      metric === 'deploymentReworkRate' ? 6 : steps,
    );
    expect(new Set(ruler.steps.map(({ id }) => id)).size).toBe(
      ruler.steps.length,
    );
    expect(ruler.origin.url).toMatch(/^https:\/\/dora\.dev\//);

    const limits = ruler.steps.map(({ limit }) => limit);
    expect(limits.pop()).toBeUndefined();
    const sorted = limits.map(Number).sort((a, b) => a - b);
    expect(limits).toEqual(ruler.lowerIsBetter ? sorted : sorted.reverse());
  });
});

describe('a value on a ruler', () => {
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
  ] as const)('%s of %p is %s', (metric, value, step) => {
    const ruler = deliveryRulers[metric];
    expect(ruler.steps[deliveryStepOf(ruler, value)].id).toBe(step);
  });

  it.each([
    ['changeFailRate', 5 / 100, 'elite'],
    ['changeFailRate', 6 / 100, 'high'],
    ['changeFailRate', 10 / 100, 'high'],
    ['changeFailRate', 15 / 100, 'medium'],
    ['changeFailRate', 0.64, 'low'],
    ['deploymentFrequency', 1 / 8, 'medium'],
    ['changeLeadTime', 2 * DAY, 'high'],
    ['failedDeploymentRecoveryTime', 8 * DAY, 'low'],
  ] as const)('%s of %p was %s in 2023', (metric, value, step) => {
    const ruler = deliveryRulers2023[metric];
    expect(ruler.steps[deliveryStepOf(ruler, value)].id).toBe(step);
  });
});
