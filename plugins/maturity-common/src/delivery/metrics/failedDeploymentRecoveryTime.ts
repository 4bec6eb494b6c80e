import { DeliveryHistory, FailedDeployment } from '../history/types';
import { FeedObservation, observeIncidents } from '../history/observeFeed';
import { CountedDelivery } from '../types';
import { Period, within } from '../windows';
import { counted, linkTo, notMeasured, readDurations } from './readings';
import { MetricDefinition } from './types';

/**
 * Failed deployment recovery time: the time to restore service after a
 * deployment that needed an intervention. It is the median over the failed
 * deployments of the period. Open failures count up to now and are marked as
 * open. It is not measured unless the incident feed is known to live.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the time to
 *   recover from a deployment that fails and needs immediate intervention
 */
export const failedDeploymentRecoveryTime: MetricDefinition = {
  read(history, period) {
    if (within(history.deployments, period).length === 0) {
      return notMeasured(history.whyNoDeployments);
    }
    const observed = observePeriod(history, period);
    if ('reason' in observed) {
      return notMeasured(observed.reason, observed.since);
    }
    const failures = within(history.failures, observed);
    if (failures.length === 0) {
      return notMeasured('noFailures');
    }
    const open = failures.filter(({ end }) => end === undefined).length;
    return {
      ...readDurations(
        failures.map(failure => ({
          at: failure.at,
          value: measureDuration(failure, history),
        })),
      ),
      ...(open > 0 && { open }),
      ...countEstimated(failures),
    };
  },

  list(history, period) {
    const observed = observePeriod(history, period);
    const failures =
      'reason' in observed ? [] : within(history.failures, observed);
    return failures.map(failure => ({
      ...counted(
        failure.deployment.event,
        failure.at,
        failure.deployment.parts.length,
      ),
      seconds: measureDuration(failure, history) / 1_000,
      ...(failure.end === undefined && { isOpen: true }),
      ...describeCause(failure),
    }));
  },
};

/** The part of a period in which incidents are known to be reported. */
export function observePeriod(
  { incidentSigns, now }: DeliveryHistory,
  period: Period,
): Exclude<FeedObservation, { from: number }> | Period {
  const observed = observeIncidents(incidentSigns, period, now);
  return 'reason' in observed
    ? observed
    : { from: observed.from, to: period.to };
}

/** Counts the failures whose deployment is estimated, if there are any. */
export function countEstimated(failures: readonly FailedDeployment[]): {
  readonly estimated?: number;
} {
  const estimated = failures.filter(isEstimated).length;
  return estimated > 0 ? { estimated } : {};
}

function isEstimated({ basis }: FailedDeployment): boolean {
  return basis === 'lastDeploymentBefore';
}

/** Describes why a deployment failed, with the related incident or deployment. */
export function describeCause(
  failure: FailedDeployment,
): Pick<CountedDelivery, 'basis' | 'isEstimated' | 'with'> {
  const { basis, incidents, next } = failure;
  const cause = { basis, ...(isEstimated(failure) && { isEstimated: true }) };
  const [incident] = incidents;
  if (incident) {
    return { ...cause, with: linkTo(incident.event, incident.begin) };
  }
  return { ...cause, ...(next && { with: linkTo(next.event, next.at) }) };
}

function measureDuration(
  { begin, end }: FailedDeployment,
  { now }: DeliveryHistory,
): number {
  // Open failures count up to now, which may be earlier than their start.
  return Math.max(0, (end ?? now) - begin);
}
