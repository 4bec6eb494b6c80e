import {
  toDeliveryFacts,
  DeliveryEvent,
  DeliveryReport,
  measureDelivery,
  MeasureDeliveryOptions,
  summarizeDelivery,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { DueEntity, MeasuredEntity } from '../database';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

type Facts = ReturnType<typeof toDeliveryFacts>;

/** The report on the events of an entity, and the time of the next measurement. */
export function measureEntity(
  due: DueEntity,
  events: readonly DeliveryEvent[],
  options: MeasureDeliveryOptions,
): MeasuredEntity {
  if (events.length === 0) {
    return due;
  }
  const report = measureDelivery(events, options);
  return {
    ...due,
    measured: {
      report,
      summary: summarizeDelivery(report),
      facts: withoutTimes(toDeliveryFacts(report, events)),
      dueAt: findNextMeasurement(report, options.now),
    },
  };
}

/**
 * Compares facts without their times. Another collection does not change a fact:
 * its age is that of the measurement.
 */
function withoutTimes(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      if (!('observedAt' in fact)) {
        return [name, fact];
      }
      const { observedAt, ...rest } = fact;
      return [name, rest];
    }),
  );
}

/** Windows move with each UTC day, and open failures last longer. */
function findNextMeasurement(report: DeliveryReport, now: Date): Date {
  const midnight = (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS;
  return new Date(
    hasOpenFailures(report)
      ? Math.min(midnight, now.getTime() + HOUR_MS)
      : midnight,
  );
}

function hasOpenFailures({ windows }: DeliveryReport): boolean {
  return windows.some(({ metrics }) =>
    metrics.some(
      ({ current }) => current.status === 'measured' && (current.open ?? 0) > 0,
    ),
  );
}
