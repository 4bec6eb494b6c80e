import fc from 'fast-check';
import { anyEvent, anyLog, busyLog } from './__testUtils__/arbitraryEvents';
import { now, settings } from './__testUtils__/log';
import { listCountedDeliveries } from './listCountedDeliveries';
import { measureDelivery } from './measureDelivery';
import { DELIVERY_METRICS } from './choices';
import { DeliveryMeasure, DeliveryReport } from './types';
import { DeliveryEvent } from './events';

const options = { settings, now };
const days = fc.constantFrom(30 as const, 90 as const);
const metric = fc.constantFrom(...DELIVERY_METRICS);

/** Any order of a log, some of it reported again. */
const reordered = anyLog.chain(events =>
  fc.record({
    events: fc.constant(events),
    again: fc
      .tuple(
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.subarray(events),
      )
      .chain(([all, some]) => {
        const both = [...all, ...some];
        return fc.shuffledSubarray(both, { minLength: both.length });
      }),
  }),
);

/** The two halves of what an event tells, as two reports. */
function split(event: DeliveryEvent): DeliveryEvent[] {
  const { kind, source, externalId, target, ...rest } = event;
  const entries = Object.entries(rest);
  const half = (parity: number) =>
    ({
      kind,
      source,
      externalId,
      target,
      ...Object.fromEntries(entries.filter((_, i) => i % 2 === parity)),
    } as DeliveryEvent);
  // A heartbeat is too small to be told in bits.
  return event.kind === 'heartbeat' ? [event] : [half(1), half(0)];
}

function listMeasures({ windows, series }: DeliveryReport): DeliveryMeasure[] {
  return [
    ...windows.flatMap(({ metrics }) =>
      metrics.flatMap(({ current, previous }) => [current, previous]),
    ),
    ...Object.values(series)
      .flat()
      .map(({ measure }) => measure),
  ];
}

function selectMeasured(measures: readonly DeliveryMeasure[]) {
  return measures.filter(measure => measure.status === 'measured');
}

describe('measuring, whatever was reported', () => {
  it('does not depend on order and repetition', () => {
    fc.assert(
      fc.property(reordered, ({ events, again }) => {
        expect(measureDelivery(again, options)).toStrictEqual(
          measureDelivery(events, options),
        );
      }),
    );
  });

  it('does not depend on whether a thing is told at once or bit by bit', () => {
    fc.assert(
      fc.property(anyLog, events => {
        const report = measureDelivery(events, options);
        const bits = measureDelivery(events.flatMap(split), options);
        expect(bits).toStrictEqual(report);
      }),
    );
  });

  it('lists the same behind a number in any order', () => {
    fc.assert(
      fc.property(reordered, metric, days, ({ events, again }, id, window) => {
        const counted = { ...options, metric: id, days: window };
        expect(listCountedDeliveries(again, counted)).toStrictEqual(
          listCountedDeliveries(events, counted),
        );
      }),
    );
  });

  it('lists exactly what a number was computed from', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyLog, busyLog),
        metric,
        days,
        (events, id, window) => {
          const found = measureDelivery(events, options).windows.find(
            one => one.days === window,
          );
          const current = found?.metrics.find(one => one.id === id)?.current;
          const items = listCountedDeliveries(events, {
            ...options,
            metric: id,
            days: window,
          });
          expect(items).toHaveLength(
            current?.status === 'measured' ? current.sample : 0,
          );
          for (const { at } of items) {
            const day = at.slice(0, 10);
            expect(found && found.from <= day && day <= found.to).toBe(true);
          }
          const times = items.map(({ at }) => at);
          expect(times).toEqual([...times].sort().reverse());
        },
      ),
    );
  });

  it('is not changed by what happens elsewhere', () => {
    fc.assert(
      fc.property(
        anyLog,
        fc.array(anyEvent),
        fc.constantFrom('staging', 'test', 'production-like'),
        (events, more, environment) => {
          const elsewhere = more
            .filter(({ kind }) => kind !== 'change' && kind !== 'heartbeat')
            .map((event, index) => ({
              ...event,
              environment,
              externalId: `elsewhere-${index}`,
            }));
          const without = measureDelivery(events, options);
          const report = measureDelivery([...events, ...elsewhere], options);
          const measured = (all: DeliveryReport) =>
            listMeasures(all).map(measure =>
              // Why nothing was measured may well be another reason now.
              measure.status === 'measured' ? measure : undefined,
            );
          expect(measured(report)).toStrictEqual(measured(without));
          expect(report.incidentsTracked).toBe(without.incidentsTracked);
        },
      ),
    );
  });

  it('makes no measure of nothing', () => {
    fc.assert(
      fc.property(anyLog, events => {
        const isThere = events.some(
          event =>
            event.kind === 'deployment' &&
            // Bits of it may be in another report of the same thing.
            events.some(
              ({ kind, source, externalId, ...rest }) =>
                kind === 'deployment' &&
                source === event.source &&
                externalId === event.externalId &&
                'environment' in rest &&
                rest.environment?.toLowerCase() === 'production',
            ),
        );
        const report = measureDelivery(events, options);
        for (const measure of selectMeasured(listMeasures(report))) {
          expect(isThere).toBe(true);
          expect(measure.value).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(measure.value)).toBe(true);
          expect(measure.isSmallSample || measure.sample >= 5).toBe(true);
          // Nothing succeeded is a frequency of 0, and all else is of some.
          expect(measure.sample > 0 || measure.value === 0).toBe(true);
        }
      }),
    );
  });

  it('keeps rates between none and all', () => {
    fc.assert(
      fc.property(anyLog, events => {
        const { changeFailRate, deploymentReworkRate } = measureDelivery(
          events,
          options,
        ).series;
        const rates = [...changeFailRate, ...deploymentReworkRate];
        for (const rate of selectMeasured(
          rates.map(({ measure }) => measure),
        )) {
          expect(rate.value).toBeLessThanOrEqual(1);
          expect(rate.sample).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('gives a verdict only with a test that is beyond chance', () => {
    fc.assert(
      fc.property(busyLog, events => {
        const { windows } = measureDelivery(events, options);
        for (const { trend } of windows.flatMap(({ metrics }) => metrics)) {
          const { direction, probability = 1, test } = trend;
          expect(test !== undefined || direction === 'notComparable').toBe(
            true,
          );
          expect(['better', 'worse'].includes(direction)).toBe(
            probability < 0.05,
          );
          expect(trend.margin !== undefined).toBe(direction === 'steady');
        }
      }),
    );
  });

  it('is JSON that is the same when read again', () => {
    fc.assert(
      fc.property(anyLog, events => {
        const report = measureDelivery(events, options);
        expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
      }),
    );
  });
});
