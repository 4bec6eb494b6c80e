import { DeliveryScale } from './types';
import { DeliveryMetricId } from './choices';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** As everywhere in Backstage, a month has 30 days. */
const MONTH = 30 * DAY;
const HALF_YEAR = 6 * MONTH;

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

/** Finds the band of a value on a scale, 0 for the best band. */
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
