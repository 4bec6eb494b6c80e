import { DeliveryHistory, FailedDeployment } from '../history/types';
import { CountedDelivery } from '../types';
import { within } from '../windows';
import { counted, linkTo, notMeasured, readDurations } from './readings';
import { MetricDefinition } from './types';

/**
 * Failed deployment recovery time: the time to restore service after a
 * deployment that needed an intervention. It is the median over the failed
 * deployments of the period. Open failures count up to now and are marked as
 * open.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the time to
 *   recover from a deployment that fails and needs immediate intervention
 */
export const failedDeploymentRecoveryTime: MetricDefinition = {
  read(history, period) {
    const failures = within(history.failures, period);
    if (failures.length > 0) {
      const open = failures.filter(({ end }) => end === undefined).length;
      return readDurations(
        failures.map(failure => measureDuration(failure, history)),
        open > 0 ? { open } : {},
      );
    }
    if (within(history.deployments, period).length === 0) {
      return notMeasured(history.whyNoDeployments);
    }
    return notMeasured(
      history.incidentsTracked ? 'noFailures' : 'incidentsNotTracked',
    );
  },

  list(history, period) {
    return within(history.failures, period).map(failure => ({
      ...counted(failure.deployment.event, failure.at),
      seconds: measureDuration(failure, history) / 1_000,
      ...(failure.end === undefined && { isOpen: true }),
      ...describeCause(failure),
    }));
  },
};

/** Describes why a deployment failed, with the related incident or deployment. */
export function describeCause({
  basis,
  incidents,
  next,
}: FailedDeployment): Pick<CountedDelivery, 'basis' | 'with'> {
  const [incident] = incidents;
  if (incident) {
    return { basis, with: linkTo(incident.event, incident.begin) };
  }
  return { basis, ...(next && { with: linkTo(next.event, next.at) }) };
}

function measureDuration(
  { begin, end }: FailedDeployment,
  { now }: DeliveryHistory,
): number {
  return Math.max(0, (end ?? now) - begin);
}
