import { DeliveryMetricId, DeliveryRuler } from './types';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** As everywhere in Backstage, a month has 30 days. */
const MONTH = 30 * DAY;
const HALF_YEAR = 6 * MONTH;

/** In the order of DORA's guide: throughput, then instability. */
export const DELIVERY_METRICS = [
  'changeLeadTime',
  'deploymentFrequency',
  'failedDeploymentRecoveryTime',
  'changeFailRate',
  'deploymentReworkRate',
] as const satisfies readonly DeliveryMetricId[];

const quickCheck = {
  title: 'DORA Quick Check',
  url: 'https://dora.dev/quickcheck/',
};

const durations = {
  unit: 'seconds',
  lowerIsBetter: true,
  steps: [
    { id: 'underHour', limit: HOUR },
    { id: 'hourToDay', limit: DAY },
    { id: 'dayToWeek', limit: WEEK },
    { id: 'weekToMonth', limit: MONTH },
    { id: 'monthToHalfYear', limit: HALF_YEAR },
    { id: 'overHalfYear' },
  ],
  origin: quickCheck,
} as const;

const shares = {
  unit: 'share',
  lowerIsBetter: true,
  steps: [
    { id: 'under5', limit: 0.05 },
    { id: 'under10', limit: 0.1 },
    { id: 'under15', limit: 0.15 },
    { id: 'under30', limit: 0.3 },
    { id: 'under45', limit: 0.45 },
    { id: 'over45' },
  ],
} as const;

/**
 * The rulers that metrics are read on, by metric: the answers that DORA's
 * Quick Check offers for durations and for frequency.
 *
 * @remarks
 * "On demand" is there explained as several deployments a day, so it begins at
 * two; the time between two deployments decides on the other steps. For the
 * two rates the Quick Check asks for a percentage and has no steps. Those here
 * are ours: 5, 10 and 15 % are where DORA's groups of 2023 stood, 30 and 45 %
 * end the next groups of its earlier reports, in steps of 15.
 *
 * @see {@link https://dora.dev/quickcheck/}
 * @public
 */
export const deliveryRulers: Readonly<Record<DeliveryMetricId, DeliveryRuler>> =
  {
    changeLeadTime: { metric: 'changeLeadTime', ...durations },
    deploymentFrequency: {
      metric: 'deploymentFrequency',
      unit: 'perDay',
      lowerIsBetter: false,
      steps: [
        { id: 'onDemand', limit: 2 },
        { id: 'hourToDay', limit: 1 },
        { id: 'dayToWeek', limit: DAY / WEEK },
        { id: 'weekToMonth', limit: DAY / MONTH },
        { id: 'monthToHalfYear', limit: DAY / HALF_YEAR },
        { id: 'overHalfYear' },
      ],
      origin: quickCheck,
    },
    failedDeploymentRecoveryTime: {
      metric: 'failedDeploymentRecoveryTime',
      ...durations,
    },
    changeFailRate: {
      metric: 'changeFailRate',
      ...shares,
      origin: {
        title: 'Steps of this plugin, after the DORA reports',
        url: 'https://dora.dev/research/2023/dora-report/',
      },
    },
    deploymentReworkRate: {
      metric: 'deploymentReworkRate',
      ...shares,
      origin: {
        title: 'Steps of this plugin: those of the change fail rate',
        url: 'https://dora.dev/guides/dora-metrics/',
      },
    },
  };

const report2023 = {
  title: 'Accelerate State of DevOps Report 2023',
  url: 'https://dora.dev/research/2023/dora-report/',
};

/** Up to a value and with it: what is below the next number after it. */
function upTo(share: number): number {
  return share * (1 + Number.EPSILON);
}

/**
 * The groups of DORA's report of 2023 as rulers, for those who still report in
 * them. Nothing uses them unless they are handed to `measureDelivery`.
 *
 * @remarks
 * They are groups that were found in the answers of one year, not targets, and
 * DORA has given up the four groups since. The report says nothing of rework,
 * which keeps its ruler. Its change fail rates are the means of the groups (5,
 * 10, 15 and 64 %), so each group is taken to reach up to its own.
 *
 * @see {@link https://dora.dev/research/2023/dora-report/}
 * @public
 */
export const deliveryRulers2023: Readonly<
  Record<DeliveryMetricId, DeliveryRuler>
> = {
  changeLeadTime: {
    metric: 'changeLeadTime',
    unit: 'seconds',
    lowerIsBetter: true,
    steps: [
      { id: 'elite', limit: DAY },
      { id: 'high', limit: WEEK },
      { id: 'medium', limit: MONTH },
      { id: 'low' },
    ],
    origin: report2023,
  },
  deploymentFrequency: {
    metric: 'deploymentFrequency',
    unit: 'perDay',
    lowerIsBetter: false,
    steps: [
      { id: 'elite', limit: 1 },
      { id: 'high', limit: DAY / WEEK },
      { id: 'medium', limit: DAY / MONTH },
      { id: 'low' },
    ],
    origin: report2023,
  },
  failedDeploymentRecoveryTime: {
    metric: 'failedDeploymentRecoveryTime',
    unit: 'seconds',
    lowerIsBetter: true,
    steps: [
      { id: 'elite', limit: HOUR },
      { id: 'high', limit: DAY },
      { id: 'medium', limit: WEEK },
      { id: 'low' },
    ],
    origin: report2023,
  },
  changeFailRate: {
    metric: 'changeFailRate',
    unit: 'share',
    lowerIsBetter: true,
    steps: [
      { id: 'elite', limit: upTo(0.05) },
      { id: 'high', limit: upTo(0.1) },
      { id: 'medium', limit: upTo(0.15) },
      { id: 'low' },
    ],
    origin: report2023,
  },
  deploymentReworkRate: deliveryRulers.deploymentReworkRate,
};

/**
 * The step of a ruler that a value stands at, 0 for the best.
 *
 * @public
 */
export function deliveryStepOf(
  { steps, lowerIsBetter }: DeliveryRuler,
  value: number,
): number {
  const step = steps.findIndex(
    ({ limit }) =>
      limit === undefined || (lowerIsBetter ? value < limit : value >= limit),
  );
  return step === -1 ? steps.length - 1 : step;
}
