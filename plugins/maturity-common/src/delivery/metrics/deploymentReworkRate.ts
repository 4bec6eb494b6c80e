import { DeliveryHistory, ProductionDeployment } from '../history/types';
import { Period, within } from '../windows';
import { counted, notMeasured, readShare } from './readings';
import { MetricDefinition } from './types';

/**
 * Deployment rework rate: the share of deployments to production in the period
 * that were unplanned and made because of an incident.
 *
 * @remarks
 * It is not measured unless somebody marks rework in the period. If a source
 * marks some deployments as rework, or a heartbeat says that it does, all
 * deployments count. Otherwise only those count that say that they are none.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the ratio of
 *   deployments that are unplanned and come from an incident in production
 */
export const deploymentReworkRate: MetricDefinition = {
  read(history, period) {
    if (within(history.deployments, period).length === 0) {
      return notMeasured(history.whyNoDeployments);
    }
    const known = listKnown(history, period);
    return known.length > 0
      ? readShare(known, one => history.rework.has(one))
      : notMeasured('reworkNotTracked');
  },

  list(history, period) {
    return listKnown(history, period).map(deployment => {
      const basis = history.rework.get(deployment);
      return {
        ...counted(deployment.event, deployment.at, deployment.parts.length),
        counts: basis !== undefined,
        ...(basis && { basis }),
      };
    });
  },
};

/** Lists the deployments of which it is known whether they are rework. */
function listKnown(
  { deployments, reworkSigns }: DeliveryHistory,
  period: Period,
): readonly ProductionDeployment[] {
  const all = within(deployments, period);
  const isCovered = reworkSigns.some(
    sign => sign >= period.from && sign < period.to,
  );
  return isCovered || all.some(isMarked)
    ? all
    : all.filter(({ event }) => event.isRework === false);
}

function isMarked({ event }: ProductionDeployment): boolean {
  return event.isRework === true || event.fixesIncident !== undefined;
}
