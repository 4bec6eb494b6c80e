import { DeliveryMetricId, DeliveryScale } from './types';

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
  bands: [
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
  bands: [
    { id: 'under5', limit: 0.05 },
    { id: 'under10', limit: 0.1 },
    { id: 'under15', limit: 0.15 },
    { id: 'under30', limit: 0.3 },
    { id: 'under45', limit: 0.45 },
    { id: 'over45' },
  ],
} as const;

/**
 * The scale of each metric. For durations and for frequency, the bands are the
 * answers of DORA's Quick Check.
 *
 * @remarks
 * The Quick Check explains "on demand" as several deployments a day, so that
 * band begins at two. The time between two deployments decides the other bands.
 * For the two rates the Quick Check asks for a percentage and has no bands. The
 * bands here are our own: 5, 10 and 15 % are the values of DORA's groups of
 * 2023, and 30 and 45 % end the next groups of its earlier reports.
 *
 * @see {@link https://dora.dev/quickcheck/}
 * @public
 */
export const deliveryScales: Readonly<Record<DeliveryMetricId, DeliveryScale>> =
  {
    changeLeadTime: { metric: 'changeLeadTime', ...durations },
    deploymentFrequency: {
      metric: 'deploymentFrequency',
      unit: 'perDay',
      lowerIsBetter: false,
      bands: [
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
        title: 'Bands of this plugin, based on the DORA reports',
        url: 'https://dora.dev/research/2023/dora-report/',
      },
    },
    deploymentReworkRate: {
      metric: 'deploymentReworkRate',
      ...shares,
      origin: {
        title: 'Bands of this plugin, same as for the change fail rate',
        url: 'https://dora.dev/guides/dora-metrics/',
      },
    },
  };

const report2023 = {
  title: 'Accelerate State of DevOps Report 2023',
  url: 'https://dora.dev/research/2023/dora-report/',
};

/** A limit that includes the share itself: a band ends below its limit. */
function upTo(share: number): number {
  return share * (1 + Number.EPSILON);
}

/**
 * The groups of DORA's report of 2023 as scales, for organisations that still
 * report in these groups. Pass them to `measureDelivery` to use them.
 *
 * @remarks
 * The groups describe the answers of one year. They are not targets, and DORA no
 * longer uses them. The report has no rework rate, so that metric keeps its
 * default scale. The report gives the mean change fail rate of each group (5,
 * 10, 15 and 64 %). Here, a group ends at its mean.
 *
 * @see {@link https://dora.dev/research/2023/dora-report/}
 * @public
 */
export const deliveryScales2023: Readonly<
  Record<DeliveryMetricId, DeliveryScale>
> = {
  changeLeadTime: {
    metric: 'changeLeadTime',
    unit: 'seconds',
    lowerIsBetter: true,
    bands: [
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
    bands: [
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
    bands: [
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
    bands: [
      { id: 'elite', limit: upTo(0.05) },
      { id: 'high', limit: upTo(0.1) },
      { id: 'medium', limit: upTo(0.15) },
      { id: 'low' },
    ],
    origin: report2023,
  },
  deploymentReworkRate: deliveryScales.deploymentReworkRate,
};

/**
 * Finds the band of a value on a scale, 0 for the best band.
 *
 * @public
 */
export function findDeliveryBand(
  { bands, lowerIsBetter }: DeliveryScale,
  value: number,
): number {
  const band = bands.findIndex(
    ({ limit }) =>
      limit === undefined || (lowerIsBetter ? value < limit : value >= limit),
  );
  return band === -1 ? bands.length - 1 : band;
}
