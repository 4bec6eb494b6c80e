import { Evidence, FactObservation } from '../evaluate/types';
import { mergeReports } from './events/mergeReports';
import { productionOf } from './history/readHistory';
import { readDeployments } from './history/readDeployments';
import { DeliveryEvent, DeliveryReport, DeliveryWindow } from './types';

/**
 * Facts of the source `delivery`, for the model, from a report.
 *
 * @remarks
 * - `deployments90d`: successful deployments to production in 90 days.
 * - `metricsMeasured`: how many of the five metrics are measured over 90 days,
 *   not from a small sample, and fresh: with a deployment in the last 30 days.
 * - `metricsCompared`: how many could be compared with the 90 days before.
 * - `metricsWorse`: how many of these became worse by more than chance. Where
 *   none could be compared, this is unknown: "none is worse" would be a claim
 *   that nobody has checked.
 *
 * An entity of which nothing was reported has none of them.
 *
 * @param events - those that the report was made from
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
  const evidence = evidenceOf(report, events);
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
              'no metric has enough data in these 90 days and in the 90 before to be compared',
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

/** Why it cannot be said what goes to production, where that is so. */
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
    return 'no deployment was ever reported';
  }
  if (reason === 'environmentUnknown') {
    return 'deployments are reported, but not to which environment';
  }
  if (reason === 'noProductionDeployments') {
    const seen = Object.keys(environments).slice(0, 5).join(', ');
    return `deployments are reported to ${seen}, none to ${production.join(
      ' or ',
    )}`;
  }
  return undefined;
}

/** The latest successful deployment to production. */
function evidenceOf(
  { production }: DeliveryReport,
  events: readonly DeliveryEvent[],
): Evidence | undefined {
  const latest = readDeployments(
    mergeReports(events),
    productionOf({ production }),
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
