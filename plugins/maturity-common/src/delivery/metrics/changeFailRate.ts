import { within } from '../windows';
import { counted, notMeasured, readShare } from './readings';
import { describeCause } from './failedDeploymentRecoveryTime';
import { MetricDefinition } from './types';

/**
 * Change fail rate: the share of deployments to production in the period that
 * needed an intervention. Rollbacks are deployments too.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the ratio of
 * deployments that need immediate intervention, likely a rollback or a hotfix
 */
export const changeFailRate: MetricDefinition = {
  read(history, period) {
    const total = within(history.deployments, period).length;
    if (total === 0) {
      return notMeasured(history.whyNoDeployments);
    }
    return history.incidentsTracked
      ? readShare(within(history.failures, period).length, total)
      : notMeasured('incidentsNotTracked');
  },

  list(history, period) {
    const failures = new Map(
      within(history.failures, period).map(failure => [
        failure.deployment,
        failure,
      ]),
    );
    return within(history.deployments, period).map(deployment => {
      const failure = failures.get(deployment);
      return {
        ...counted(deployment.event, deployment.at),
        counts: failure !== undefined,
        ...(failure && describeCause(failure)),
      };
    });
  },
};
