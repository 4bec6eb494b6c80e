import { within } from '../windows';
import { counted, notMeasured, readShare } from './readings';
import {
  countEstimated,
  describeCause,
  observePeriod,
} from './failedDeploymentRecoveryTime';
import { MetricDefinition } from './types';

/**
 * Change fail rate: the share of deployments to production in the period that
 * degraded production. Rollbacks are deployments too; failed jobs that never
 * reached users are not. It is not measured unless the incident feed is known
 * to live.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the ratio of
 * deployments that need immediate intervention, likely a rollback or a hotfix
 */
export const changeFailRate: MetricDefinition = {
  read(history, period) {
    if (within(history.deployments, period).length === 0) {
      return notMeasured(history.whyNoDeployments);
    }
    const observed = observePeriod(history, period);
    if ('reason' in observed) {
      return notMeasured(observed.reason, observed.since);
    }
    const failures = within(history.failures, observed);
    const failed = new Set(failures.map(({ deployment }) => deployment));
    const deployments = within(history.deployments, observed);
    return deployments.length === 0
      ? notMeasured('incidentsNotTracked')
      : {
          ...readShare(deployments, one => failed.has(one)),
          ...countEstimated(failures),
        };
  },

  list(history, period) {
    const observed = observePeriod(history, period);
    if ('reason' in observed) {
      return [];
    }
    const failures = new Map(
      within(history.failures, observed).map(failure => [
        failure.deployment,
        failure,
      ]),
    );
    return within(history.deployments, observed).map(deployment => {
      const failure = failures.get(deployment);
      return {
        ...counted(deployment.event, deployment.at, deployment.parts.length),
        counts: failure !== undefined,
        ...(failure && describeCause(failure)),
      };
    });
  },
};
