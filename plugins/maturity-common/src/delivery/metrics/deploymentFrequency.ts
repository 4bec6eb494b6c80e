import { DAY } from '../../model/instant';
import { DeliveryHistory } from '../history/types';
import { Period, within } from '../windows';
import { counted } from './counted';
import { notMeasured } from './readings';
import { MetricDefinition } from './types';

/** Observed for less than this, a rate says nothing of what is usual. */
export const LEAST_DAYS = 7;

/**
 * Deployment frequency: successful deployments to production a day, rollbacks
 * included, over the days of the period that could be observed.
 *
 * @remarks
 * Days before the first deployment to production that was ever reported could
 * not, and are left out. A week remains at least, so that one deployment today
 * is not one a day. A period without a deployment counts as 0 only if there
 * were some before and after it: after the last one, nobody can tell a service
 * that rests from a report that broke.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the number of
 * deployments over a period, or the time between them
 */
export const deploymentFrequency: MetricDefinition = {
  read(history, period) {
    const ended = within(history.deployments, period);
    if (ended.length === 0 && !isBetweenDeployments(history, period)) {
      return notMeasured(history.whyNoDeployments);
    }
    const count = ended.filter(({ succeeded }) => succeeded).length;
    const first = Math.floor(history.deployments[0].at / DAY) * DAY;
    const days = (period.to - Math.max(period.from, first)) / DAY;
    return {
      status: 'measured',
      value: count / Math.max(days, LEAST_DAYS),
      size: count,
      sample: { kind: 'count', count, days },
    };
  },

  list(history, period) {
    return within(history.deployments, period)
      .filter(({ succeeded }) => succeeded)
      .map(({ event, at }) => counted(event, at));
  },
};

function isBetweenDeployments(
  { deployments }: DeliveryHistory,
  { from, to }: Period,
): boolean {
  const first = deployments.at(0);
  const last = deployments.at(-1);
  return (
    first !== undefined &&
    last !== undefined &&
    first.at < from &&
    last.at >= to
  );
}
