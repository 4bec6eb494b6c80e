import { DAY } from '../../model/instant';
import { DeliveryHistory } from '../history/types';
import { Period, within } from '../windows';
import { counted, notMeasured } from './readings';
import { MetricDefinition } from './types';

/** Minimum number of observed days for a rate. */
export const LEAST_DAYS = 7;

/**
 * Deployment frequency: successful deployments to production a day, rollbacks
 * included, over the observed days of the period.
 *
 * @remarks
 * Days before the first reported deployment to production are left out. At
 * least a week remains, so that one deployment today does not count as one a
 * day. A period without deployments counts as 0 only if there are deployments
 * before and after it: after the last deployment, an idle service looks the
 * same as a broken report.
 *
 * @see {@link https://dora.dev/guides/dora-metrics/} where it is the number of
 *   deployments over a period, or the time between them
 */
export const deploymentFrequency: MetricDefinition = {
  read(history, period) {
    const ended = within(history.attempts, period);
    if (ended.length === 0 && !isBetweenDeployments(history, period)) {
      return notMeasured(history.whyNoDeployments);
    }
    const count = ended.filter(({ succeeded }) => succeeded).length;
    const first = Math.floor(history.attempts[0].at / DAY) * DAY;
    const days = (period.to - Math.max(period.from, first)) / DAY;
    return {
      status: 'measured',
      value: count / Math.max(days, LEAST_DAYS),
      size: count,
      sample: { kind: 'count', count, days },
    };
  },

  list(history, period) {
    return within(history.attempts, period)
      .filter(({ succeeded }) => succeeded)
      .map(({ event, at, parts }) => counted(event, at, parts.length));
  },
};

function isBetweenDeployments(
  { attempts }: DeliveryHistory,
  { from, to }: Period,
): boolean {
  const first = attempts.at(0);
  const last = attempts.at(-1);
  return (
    first !== undefined &&
    last !== undefined &&
    first.at < from &&
    last.at >= to
  );
}
