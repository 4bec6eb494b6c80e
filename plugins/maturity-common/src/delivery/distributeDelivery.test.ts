import fc from 'fast-check';
import { busyLog, anyLog } from './__testUtils__/arbitraryEvents';
import { deployment, now, settings } from './__testUtils__/log';
import { halfYear } from './__testUtils__/quarter';
import { distributeDelivery } from './distributeDelivery';
import { measureDelivery } from './measureDelivery';
import { DELIVERY_METRICS } from './choices';
import { DeliverySummary, summarizeDelivery } from './summarizeDelivery';

const summarize = (events: Parameters<typeof measureDelivery>[0]) =>
  summarizeDelivery(measureDelivery(events, { settings, now }));

describe('a summary', () => {
  it('keeps value, band and direction, or the reason', () => {
    expect(summarize(halfYear({ leadHours: 9 }))[90]).toEqual([
      [9 * 3_600 + 14.5 * 60, 1, 'worse'],
      [0.333333, 2, 'steady'],
      [expect.any(Number), 1],
      [0.1, 2, 'steady'],
      [0.1, 2, 'steady'],
    ]);
    expect(summarize([])[30]).toEqual(
      DELIVERY_METRICS.map(() => 'noEvents' as const),
    );
  });

  it('is small, and the same when read again', () => {
    fc.assert(
      fc.property(fc.oneof(anyLog, busyLog), events => {
        const summary = summarize(events);
        const text = JSON.stringify(summary);
        expect(text.length).toBeLessThanOrEqual(300);
        expect(JSON.parse(text)).toEqual(summary);
      }),
    );
  });
});

describe('a distribution', () => {
  /** A summary in which lead time, the first metric, is given. */
  const withLeadTime = (lead: DeliverySummary[90][number]): DeliverySummary => {
    const metrics = [
      lead,
      ...DELIVERY_METRICS.slice(1).map(() => 'noDeployments' as const),
    ];
    return { 30: metrics, 90: metrics };
  };

  // 1, 2, 3 and 10 h: the quarters lie at 1.75, 2.5 and 4.75 h. There is no 4.
  it('has quartiles of the values of entities, and no average', () => {
    const [lead] = distributeDelivery(
      [
        withLeadTime([36_000, 1, 'worse']),
        withLeadTime([3_600, 1, 'better']),
        withLeadTime([7_200, 1, 'steady']),
        withLeadTime([10_800, 1]),
        withLeadTime('noChanges'),
        withLeadTime('noChanges'),
        undefined,
      ],
      90,
    );
    expect(lead).toEqual({
      metric: 'changeLeadTime',
      byBands: [0, 4, 0, 0, 0, 0],
      quartiles: [6_300, 9_000, 17_100],
      measured: 4,
      notMeasured: { noChanges: 2, noEvents: 1 },
      trends: { better: 1, steady: 1, worse: 1, notComparable: 1 },
    });
  });

  it('has no quartiles of nothing', () => {
    for (const distribution of distributeDelivery([undefined], 30)) {
      expect(distribution).toEqual({
        metric: distribution.metric,
        byBands: [0, 0, 0, 0, 0, 0],
        measured: 0,
        notMeasured: { noEvents: 1 },
        trends: { better: 0, steady: 0, worse: 0, notComparable: 0 },
      });
    }
    expect(distributeDelivery([], 30)).toHaveLength(5);
  });

  it('reads the window that is asked for', () => {
    const summary = summarize([
      deployment('1', '2026-04-01T12:00:00Z'),
      deployment('2', '2026-04-20T12:00:00Z'),
    ]);
    const frequency = (days: 30 | 90) => distributeDelivery([summary], days)[1];
    expect(frequency(30)).toMatchObject({ notMeasured: { noDeployments: 1 } });
    expect(frequency(90)).toMatchObject({ measured: 1 });
  });

  it('counts every entity once for each metric', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(anyLog, { nil: undefined }), { maxLength: 5 }),
        logs => {
          const summaries = logs.map(log => log && summarize(log));
          for (const { byBands: byBands, measured, notMeasured, trends } of [
            ...distributeDelivery(summaries, 90),
            ...distributeDelivery(summaries, 30),
          ]) {
            const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
            expect(sum([...byBands])).toBe(measured);
            expect(sum(Object.values(trends))).toBe(measured);
            expect(measured + sum(Object.values(notMeasured))).toBe(
              logs.length,
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
