import { Evidence, FactObservation } from '../evaluate/types';
import { mergeReports } from './mergeDelivery';
import { normalizeProduction } from './history/readHistory';
import { readDeployments } from './history/readDeployments';
import { DeliveryReport, DeliveryWindow } from './types';
import { DeliveryEvent } from './events';

/**
 * Converts a report to the facts of the source `delivery`.
 *
 * @remarks
 * - `deployments90d`: successful deployments to production in 90 days.
 * - `metricsMeasured`: number of the five metrics that are measured over 90
 *   days, without a small sample, and with a deployment in the last 30 days.
 * - `metricsCompared`: number of metrics that could be compared with the 90
 *   days before.
 * - `metricsWorse`: number of compared metrics that became significantly worse.
 *   Unknown if no metric could be compared, because "none is worse" would be
 *   unverified.
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
      metricsWorse: { unknown },
    };
  }
  const compared = quarter.metrics.filter(
    ({ trend }) => trend.direction !== 'notComparable',
  );
  const worse = compared.filter(({ trend }) => trend.direction === 'worse');
  return {
    deployments90d: observe(deploymentsIn(quarter)),
    metricsMeasured: observe(
      deploymentsIn(month) > 0 ? soundMetrics(quarter) : 0,
    ),
    metricsCompared: observe(compared.length),
    metricsWorse:
      compared.length > 0
        ? observe(worse.length)
        : {
            unknown:
              'no metric has enough data to compare the last 90 days with the 90 days before',
          },
  };
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
