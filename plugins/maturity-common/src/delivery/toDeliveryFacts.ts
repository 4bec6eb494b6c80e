import { Evidence, FactObservation } from '../evaluate/input';
import { mergeReports } from './mergeDelivery';
import { normalizeProduction } from './history/readHistory';
import { readDeployments } from './history/readDeployments';
import { DeliveryMeasure, DeliveryReport, DeliveryWindow } from './types';
import { DeliveryEvent } from './events';

/** Fewer compared metrics do not tell whether delivery is steady. */
const LEAST_COMPARED = 3;

/**
 * Converts a report to the facts of the source `delivery`.
 *
 * @remarks
 * - `deployments90d`: successful deployments to production in 90 days.
 * - `metricsMeasured`: number of the five metrics that are measured over 90
 *   days, without a small sample, and with a deployment in the last 30 days.
 * - `metricsCompared`: number of metrics that are better, steady or worse than in
 *   the 90 days before. Not enough data is none of them.
 * - `metricsSteadyOrBetter`: number of compared metrics that are steady or better.
 * - `metricsWorse`: number of compared metrics that became significantly worse.
 *
 * Silence proves nothing: the last two are unknown unless three metrics are
 * compared and there was a deployment in the last 30 days; one that is worse is
 * known anyway.
 *
 * An entity without events has no facts.
 *
 * @param events - the events of the report
 * @public
 */
export function toDeliveryFacts(
  report: DeliveryReport,
  events: readonly DeliveryEvent[],
): { readonly [name: string]: FactObservation } {
  const quarter = report.windows.find(({ days }) => days === 90);
  const month = report.windows.find(({ days }) => days === 30);
  if (events.length === 0 || !quarter || !month) {
    return {};
  }
  const evidence = findEvidence(report, events);
  const observe = (value: number): FactObservation => ({
    value,
    ...(evidence && { evidence: [evidence] }),
    observedAt: report.at,
  });

  const unknown = unknownProduction(quarter, report);
  if (unknown) {
    return {
      deployments90d: { unknown },
      metricsMeasured: { unknown },
      metricsCompared: { unknown },
      metricsSteadyOrBetter: { unknown },
      metricsWorse: { unknown },
    };
  }
  const compared = quarter.metrics.filter(
    ({ trend }) => trend.direction !== 'notComparable',
  );
  const worse = compared.filter(({ trend }) => trend.direction === 'worse');
  const doubt = explainDoubt(compared.length, month, quarter);
  return {
    deployments90d: observe(deploymentsIn(quarter)),
    metricsMeasured: observe(
      deploymentsIn(month) > 0 ? soundMetrics(quarter) : 0,
    ),
    metricsCompared: observe(compared.length),
    metricsSteadyOrBetter: doubt
      ? { unknown: doubt }
      : observe(compared.length - worse.length),
    metricsWorse:
      doubt && worse.length === 0 ? { unknown: doubt } : observe(worse.length),
  };
}

/** Explains why too little is known to call the metrics steady. */
function explainDoubt(
  compared: number,
  month: DeliveryWindow,
  quarter: DeliveryWindow,
): string | undefined {
  if (deploymentsIn(month) === 0) {
    return 'there was no deployment to production in the last 30 days';
  }
  if (compared >= LEAST_COMPARED) {
    return undefined;
  }
  const reasons = new Set(
    quarter.metrics.flatMap(({ current, previous }) => [
      ...explainMissing(current),
      ...explainMissing(previous),
    ]),
  );
  return [
    `${compared} of at least ${LEAST_COMPARED} metrics have enough data to compare the last 90 days with the 90 days before`,
    ...reasons,
  ].join('; ');
}

function explainMissing(measure: DeliveryMeasure): string[] {
  if (measure.status === 'measured') {
    return [];
  }
  switch (measure.reason) {
    case 'incidentsNotTracked':
      return ['incidents are not reported'];
    case 'incidentFeedSilent':
      return [
        `no sign of the incident feed after ${measure.since?.slice(0, 10)}`,
      ];
    case 'reworkNotTracked':
      return ['rework is not marked'];
    default:
      return [];
  }
}

function deploymentsIn({ metrics }: DeliveryWindow): number {
  const current = metrics.find(
    ({ id }) => id === 'deploymentFrequency',
  )?.current;
  return current?.status === 'measured' ? current.sample : 0;
}

function soundMetrics({ metrics }: DeliveryWindow): number {
  return metrics.filter(
    ({ current }) => current.status === 'measured' && !current.isSmallSample,
  ).length;
}

/**
 * Explains why deployments to production are unknown; `undefined` if they are
 * known.
 */
function unknownProduction(
  { metrics }: DeliveryWindow,
  { environments, production }: DeliveryReport,
): string | undefined {
  const frequency = metrics.find(({ id }) => id === 'deploymentFrequency');
  const reason =
    frequency?.current.status === 'notMeasured'
      ? frequency.current.reason
      : undefined;
  if (Object.keys(environments).length === 0) {
    return 'no deployment data received';
  }
  if (reason === 'environmentUnknown') {
    return 'deployments are reported without an environment';
  }
  if (reason === 'noProductionDeployments') {
    const seen = Object.keys(environments).slice(0, 5).join(', ');
    return `deployments are reported to ${seen}, but not to ${production.join(
      ' or ',
    )}`;
  }
  return undefined;
}

/** Finds the latest successful deployment to production. */
function findEvidence(
  { production }: DeliveryReport,
  events: readonly DeliveryEvent[],
): Evidence | undefined {
  const latest = readDeployments(
    mergeReports(events),
    normalizeProduction({ production }),
  )
    .filter(({ succeeded }) => succeeded)
    .at(-1);
  if (!latest) {
    return undefined;
  }
  const { title, version, commit, externalId, url } = latest.event;
  return {
    title: title ?? version ?? commit ?? externalId,
    ...(url !== undefined && { url }),
  };
}
