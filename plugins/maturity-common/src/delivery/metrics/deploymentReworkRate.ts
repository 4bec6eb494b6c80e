import { within } from '../windows';
import { counted, notMeasured, readShare } from './readings';
import { MetricDefinition } from './types';

/**
 * Deployment rework rate: the share of deployments to production in the period
 * that were unplanned and made because of an incident.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the ratio of
 *   deployments that are unplanned and come from an incident in production
 */
export const deploymentReworkRate: MetricDefinition = {
  read(history, period) {
    const deployments = within(history.deployments, period);
    if (deployments.length === 0) {
      return notMeasured(history.whyNoDeployments);
    }
    return history.incidentsTracked || history.reworkTracked
      ? readShare(
          deployments.filter(one => history.rework.has(one)).length,
          deployments.length,
        )
      : notMeasured('incidentsNotTracked');
  },

  list(history, period) {
    return within(history.deployments, period).map(deployment => {
      const basis = history.rework.get(deployment);
      return {
        ...counted(deployment.event, deployment.at),
        counts: basis !== undefined,
        ...(basis && { basis }),
      };
    });
  },
};
