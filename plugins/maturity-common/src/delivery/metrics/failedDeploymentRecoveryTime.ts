import { DeliveryHistory, FailedDeployment } from '../history/types';
import { CountedDelivery } from '../types';
import { within } from '../windows';
import { counted, linkTo } from './counted';
import { notMeasured, readDurations } from './readings';
import { MetricDefinition } from './types';

/**
 * Failed deployment recovery time: how long it takes until production is well
 * again after a deployment that needed an intervention. The median over the
 * failed deployments of the period; one that lasts counts up to now, and as
 * open.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the time to
 * recover from a deployment that fails and needs immediate intervention
 */
export const failedDeploymentRecoveryTime: MetricDefinition = {
  read(history, period) {
    const failures = within(history.failures, period);
    if (failures.length > 0) {
      const open = failures.filter(({ end }) => end === undefined).length;
      return readDurations(
        failures.map(failure => durationOf(failure, history)),
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
      seconds: durationOf(failure, history) / 1_000,
      ...(failure.end === undefined && { isOpen: true }),
      ...causeOf(failure),
    }));
  },
};

/** Why it failed, with the incident or the deployment that shows it. */
export function causeOf({
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

function durationOf(
  { begin, end }: FailedDeployment,
  { now }: DeliveryHistory,
): number {
  return Math.max(0, (end ?? now) - begin);
}
