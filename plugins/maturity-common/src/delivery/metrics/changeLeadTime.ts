import { within } from '../windows';
import { DeliveredChange } from '../history/types';
import {
  counted,
  linkTo,
  notMeasured,
  quantile,
  readDurations,
} from './readings';
import { MetricDefinition, TimedValue } from './types';

/**
 * Change lead time: the time of a change from commit to production. It is the
 * median over the changes that reached production in the period, each counted
 * at its first successful deployment.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the time from
 *   "committed to version control" to "deployed in production"
 */
export const changeLeadTime: MetricDefinition = {
  read(history, period) {
    const changes = within(history.changes, period);
    if (changes.length > 0) {
      return readDurations(changes.map(toTimed), {
        independent: mediansByDeployment(changes),
      });
    }
    return notMeasured(
      within(history.deployments, period).length > 0
        ? 'noChanges'
        : history.whyNoDeployments,
    );
  },

  list(history, period) {
    return within(history.changes, period).map(
      ({ event, at, duration, basis, deployment }) => ({
        ...counted(event, at),
        seconds: duration / 1_000,
        basis,
        with: linkTo(deployment.event, deployment.at),
      }),
    );
  },
};

/**
 * Computes the median duration of each deployment. Changes that are deployed
 * together waited for the same deployment: to a test, they are one observation.
 */
function mediansByDeployment(
  changes: readonly DeliveredChange[],
): TimedValue[] {
  const durations = new Map<DeliveredChange['deployment'], number[]>();
  for (const { deployment, duration } of changes) {
    const own = durations.get(deployment) ?? [];
    own.push(duration);
    durations.set(deployment, own);
  }
  return Array.from(durations, ([{ at }, own]) => ({
    at,
    value: quantile(Float64Array.from(own).sort(), 0.5),
  }));
}

function toTimed({ at, duration }: DeliveredChange): TimedValue {
  return { at, value: duration };
}
