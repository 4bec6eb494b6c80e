import { within } from '../windows';
import { counted, linkTo } from './counted';
import { notMeasured, readDurations } from './readings';
import { MetricDefinition } from './types';

/**
 * Change lead time: how long a change takes from its commit to production.
 * The median over the changes that reached production in the period, each
 * counted at the first successful deployment that brought it.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the time from
 * "committed to version control" to "deployed in production"
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
