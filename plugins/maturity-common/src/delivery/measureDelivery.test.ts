import { halfYear } from './__testUtils__/quarter';
import {
  change,
  deployment,
  heartbeat,
  incident,
  now,
  settings,
} from './__testUtils__/log';
import { measureDelivery } from './measureDelivery';
import { DeliveryEvent } from './events';

const options = { settings, now };
const report = measureDelivery(halfYear(), options);
const HOUR = 3_600;

describe('a report', () => {
  it('has windows of 30 and 90 days with all five metrics', () => {
    expect(
      report.windows.map(({ days, from, to, metrics }) => ({
        days,
        from,
        to,
        metrics: metrics.map(({ id }) => id),
      })),
    ).toEqual(
      [
        { days: 30, from: '2026-05-17', to: '2026-06-15' },
        { days: 90, from: '2026-03-18', to: '2026-06-15' },
      ].map(window => ({
        ...window,
        metrics: [
          'changeLeadTime',
          'deploymentFrequency',
          'failedDeploymentRecoveryTime',
          'changeFailRate',
          'deploymentReworkRate',
        ],
      })),
    );
    expect(report.at).toBe('2026-06-15T12:00:00.000Z');
  });

  // In 90 days: 30 deployments, each with a change that took 2 h and 0 to 29
  // minutes: median 2 h 14.5 min. 3 of 30 fail, 3 of 30 are rework.
  it('measures all of a service of which all is known', () => {
    const [, { metrics }] = report.windows;
    expect(metrics.map(({ current }) => current)).toMatchObject([
      { value: expect.closeTo(2 * HOUR + 14.5 * 60, 6), sample: 30, band: 1 },
      { value: 30 / 90, sample: 30, band: 2 },
      { value: expect.closeTo(HOUR, -3), sample: 3, isSmallSample: true },
      { value: 0.1, sample: 30, band: 2 },
      { value: 0.1, sample: 30, band: 2 },
    ]);
    expect(metrics.map(({ trend }) => trend.direction)).toEqual([
      ...['steady', 'steady', 'notComparable', 'steady', 'steady'],
    ]);
  });

  it('sees what became worse, and what better', () => {
    const slower = measureDelivery(halfYear({ leadHours: 9 }), options);
    expect(slower.windows[1].metrics[0].trend).toMatchObject({
      direction: 'worse',
      test: 'mann-whitney',
    });
    const faster = measureDelivery(halfYear({ leadHours: 1 }), options);
    expect(faster.windows[1].metrics[0].trend.direction).toBe('better');
    // Every second instead of every tenth: 3 and 15 of 30.
    const shaky = measureDelivery(halfYear({ failEvery: 2 }), options);
    expect(shaky.windows[1].metrics[3]).toMatchObject({
      current: { value: 0.5 },
      previous: { value: 0.1 },
      trend: { direction: 'worse', test: 'fisher' },
    });
  });

  it('has a line of 26 weeks for each metric, the oldest first', () => {
    for (const points of Object.values(report.series)) {
      expect(points).toHaveLength(26);
      expect(points[0]).toMatchObject({ from: '2025-12-16', to: '2025-12-22' });
      expect(points[25]).toMatchObject({
        from: '2026-06-09',
        to: '2026-06-15',
      });
    }
    const { deploymentFrequency, changeFailRate } = report.series;
    // 16 June would be the next one: 10 and 13 June are in the last week.
    expect(deploymentFrequency[25].measure).toMatchObject({
      value: 2 / 7,
      sample: 2,
      isSmallSample: true,
    });
    const failed = changeFailRate.filter(
      ({ measure }) => measure.status === 'measured' && measure.value > 0,
    );
    expect(failed).toHaveLength(6);
  });

  it('has gaps in the line before the first deployment, and none between two', () => {
    const events = ['2026-05-01', '2026-06-14'].map(day =>
      deployment(day, `${day}T12:00:00Z`),
    );
    const line = measureDelivery(events, options).series.deploymentFrequency;
    // The first of May is in the week from 28 April, the 20th.
    expect(line.findIndex(({ measure }) => measure.status === 'measured')).toBe(
      19,
    );
    expect(line.slice(20, 25).map(({ measure }) => measure)).toEqual(
      Array.from({ length: 5 }, () => ({
        status: 'measured',
        value: 0,
        sample: 0,
        isSmallSample: true,
        band: 5,
      })),
    );
  });

  it('tells which environments were seen, most used first', () => {
    const to = (id: string, environment?: string) =>
      deployment(id, '2026-06-10T12:00:00Z', { environment });
    const { environments, production } = measureDelivery(
      [to('1', 'staging'), to('2', 'staging'), to('3'), to('4', 'Production')],
      options,
    );
    expect(Object.entries(environments)).toEqual([
      ...[
        ['staging', 2],
        ['', 1],
        ['Production', 1],
      ],
    ]);
    expect(production).toEqual(['production']);
  });

  it('tells which sources report what, and until when', () => {
    const { sources } = measureDelivery(
      [
        deployment('1', '2026-06-10T12:00:00Z'),
        deployment('2', '2026-06-11T12:00:00+02:00', { result: undefined }),
        change('a', '2026-06-09T12:00:00Z', { source: 'ci' }),
        incident('i', '2026-06-01T12:00:00Z', '2026-06-02T12:00:00Z'),
        change('b', 'never'),
        heartbeat('2026-06-12T12:00:00Z', { source: 'pager' }),
      ],
      options,
    );
    expect(sources).toEqual([
      {
        source: 'alerts',
        kinds: ['incident'],
        latest: '2026-06-02T12:00:00.000Z',
      },
      {
        source: 'ci',
        kinds: ['change', 'deployment'],
        latest: '2026-06-11T10:00:00.000Z',
      },
      {
        source: 'pager',
        kinds: ['heartbeat'],
        latest: '2026-06-12T12:00:00.000Z',
      },
    ]);
  });

  it('says whether a failure would be known, and since when it is', () => {
    const one = deployment('1', '2026-06-10T12:00:00Z');
    const measure = (...events: DeliveryEvent[]) =>
      measureDelivery([one, ...events], options);
    expect(measure().incidentsTracked).toBe(false);
    expect(measure()).not.toHaveProperty('incidentsSeenAt');
    expect(measure(heartbeat('2026-06-14T12:00:00Z'))).toMatchObject({
      incidentsTracked: true,
      incidentsSeenAt: '2026-06-14T12:00:00.000Z',
    });
    expect(measure(incident('i', '2026-05-20T12:00:00Z'))).toMatchObject({
      incidentsTracked: false,
      incidentsSeenAt: '2026-05-20T12:00:00.000Z',
    });
  });

  it('says of nothing that there is nothing', () => {
    const empty = measureDelivery([], options);
    for (const { current, previous, trend } of empty.windows.flatMap(
      ({ metrics }) => metrics,
    )) {
      expect(current).toEqual({ status: 'notMeasured', reason: 'noEvents' });
      expect(previous).toEqual(current);
      expect(trend).toEqual({ direction: 'notComparable' });
    }
    expect(empty).toMatchObject({ environments: {}, sources: [] });
  });
});
