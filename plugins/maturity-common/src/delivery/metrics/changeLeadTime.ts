import { within } from '../windows';
import { counted, linkTo, notMeasured, readDurations } from './readings';
import { MetricDefinition } from './types';

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
      return readDurations(changes.map(({ duration }) => duration));
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
