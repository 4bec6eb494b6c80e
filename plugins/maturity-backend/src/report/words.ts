import {
  CheckResult,
  DeliveryMetricId,
  deliveryScales,
  Effort,
} from '@platform-maturity/backstage-plugin-maturity-common';

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A number as people read it. */
export function toNumber(value: number): string {
  return numbers.format(value);
}

/** "3 components", "1 component", "2 fixes". */
export function toCount(
  count: number,
  noun: string,
  plural = `${noun}s`,
): string {
  return `${toNumber(count)} ${count === 1 ? noun : plural}`;
}

/** A share in whole per cent; 0 % and 100 % only where that is exact. */
export function toPercent(part: number, whole: number): string {
  if (whole === 0) {
    return '–';
  }
  const share = (100 * part) / whole;
  if (share > 0 && share < 1) {
    return '< 1 %';
  }
  return share < 100 && share > 99 ? '> 99 %' : `${Math.round(share)} %`;
}

/** Efforts in words. */
export const effortWords: Readonly<Record<Effort, string>> = {
  small: 'small (hours)',
  medium: 'medium (days)',
  large: 'large (weeks)',
};

/** DORA's names of its metrics. */
export const metricTitles: Readonly<Record<DeliveryMetricId, string>> = {
  changeLeadTime: 'Change lead time',
  deploymentFrequency: 'Deployment frequency',
  failedDeploymentRecoveryTime: 'Failed deployment recovery time',
  changeFailRate: 'Change fail rate',
  deploymentReworkRate: 'Deployment rework rate',
};

const HOUR = 3_600;
const DAY = 24 * HOUR;

function toDuration(seconds: number): string {
  if (seconds < HOUR) {
    return `${toNumber(seconds / 60)} min`;
  }
  return seconds < 2 * DAY
    ? `${toNumber(seconds / HOUR)} h`
    : `${toNumber(seconds / DAY)} days`;
}

const spans = [
  { days: 1, name: 'day' },
  { days: 7, name: 'week' },
  { days: 30, name: 'month' },
];

function toFrequency(perDay: number): string {
  const span = spans.find(({ days }) => perDay * days >= 1) ?? spans[2];
  return `${toNumber(perDay * span.days)} a ${span.name}`;
}

/** A value of a metric with its unit. */
export function toMetricValue(metric: DeliveryMetricId, value: number): string {
  switch (deliveryScales[metric].unit) {
    case 'seconds':
      return toDuration(value);
    case 'perDay':
      return toFrequency(value);
    default:
      return `${toNumber(100 * value)} %`;
  }
}

const outcomeWords = {
  unknown: 'not measured',
  notApplicable: 'not applicable',
  exempt: 'exempt',
} as const;

/** How a sign is known: seen, said, or not at all. */
export function toSignWord(result: CheckResult | undefined): string {
  if (!result) {
    return outcomeWords.unknown;
  }
  const { outcome, grade } = result;
  if (outcome === 'pass' || outcome === 'fail') {
    const word = grade === 'attested' ? 'said' : 'seen';
    return outcome === 'pass' ? word : `not ${word}`;
  }
  return outcomeWords[outcome];
}
