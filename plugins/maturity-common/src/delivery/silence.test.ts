import {
  deployment,
  incident,
  measureMetric,
  now,
  settings,
} from './__testUtils__/log';
import {
  ago,
  beats,
  deployments,
  failures,
  iso,
  judgeSteady,
  read,
  readFacts,
} from './__testUtils__/rhythms';
import { DeliveryMetricId } from './choices';
import { DeliveryEvent } from './events';
import { measureDelivery } from './measureDelivery';

const rates: DeliveryMetricId[] = [
  'failedDeploymentRecoveryTime',
  'changeFailRate',
];

describe('without an incident feed', () => {
  it.each<[string, DeliveryEvent[]]>([
    ['no failure at all', []],
    ['a failed job', [deployment('x', iso(ago(20)), { result: 'failed' })]],
    [
      'a failed job long ago',
      [deployment('x', iso(ago(300)), { result: 'failed' })],
    ],
    ['a rollback', [deployment('x', iso(ago(20)), { isRollback: true })]],
    [
      'an incident elsewhere',
      [
        incident('x', iso(ago(20)), iso(ago(20, 1)), {
          environment: 'staging',
        }),
      ],
    ],
  ])('%s is no evidence that incidents are reported', (_, more) => {
    const events = [...deployments(1, 181), ...more];
    for (const id of rates) {
      expect(read(events, id).current).toEqual({
        status: 'notMeasured',
        reason: 'incidentsNotTracked',
      });
    }
    expect(judgeSteady(events)).toBe('unknown');
  });

  it('a heartbeat for rework is evidence for rework only', () => {
    const events = [...deployments(1, 181), ...beats(0, 180, 'rework')];
    expect(read(events, 'changeFailRate').current).toMatchObject({
      reason: 'incidentsNotTracked',
    });
    expect(read(events, 'deploymentReworkRate').current).toMatchObject({
      value: 0,
    });
  });

  it('the word of the configuration is no evidence either', () => {
    const { current } = measureMetric(deployments(1, 181), 'changeFailRate', {
      settings: { incidentsTracked: true },
    });
    expect(current).toMatchObject({ reason: 'incidentsNotTracked' });
  });

  it('signs of feeds that watch all entities are evidence', () => {
    const signs = beats(0, 180, 'incidents').map(({ at }) => Date.parse(at));
    const report = measureDelivery(deployments(1, 181), {
      settings,
      now,
      signs,
    });
    expect(report.windows[1].metrics[3]).toMatchObject({
      current: { value: 0 },
      previous: { value: 0 },
      trend: { direction: 'steady' },
    });
  });
});

describe('a feed that died', () => {
  const all = [...failures(1, 91, 4), ...failures(91, 181, 10)];
  const events = deployments(1, 181);

  it('does not turn a fail rate that grew into none', () => {
    expect(judgeSteady([...events, ...all])).toBe('fail');
    expect(read([...events, ...all], 'changeFailRate').trend.direction).toBe(
      'worse',
    );
    const dead = [...events, ...failures(91, 181, 10)];
    for (const id of rates) {
      expect(read(dead, id)).toMatchObject({
        current: { reason: 'incidentFeedSilent', since: iso(ago(91, 6)) },
        previous: { status: 'measured' },
        trend: { direction: 'notComparable' },
      });
    }
    expect(judgeSteady(dead)).toBe('unknown');
    expect(readFacts(dead).metricsSteadyOrBetter).toEqual({
      unknown: expect.stringContaining(
        `no sign of the incident feed after ${iso(ago(91)).slice(0, 10)}`,
      ),
    });
  });

  // A third of the window: 30 days of 90, and 10 of 30.
  it.each([
    [29, 90, 'measured'],
    [31, 90, 'notMeasured'],
    [9, 30, 'measured'],
    [11, 30, 'notMeasured'],
  ] as const)(
    'and is silent for %p days leaves the window of %p days %s',
    (days, window, status) => {
      const signs = beats(days, 181, 'incidents');
      const measure = read([...events, ...signs], 'changeFailRate', window);
      expect(measure.current.status).toBe(status);
    },
  );

  it('and came back leaves the window unknown that contains the gap', () => {
    const signs = [
      ...beats(0, 20, 'incidents'),
      ...beats(60, 181, 'incidents').map(sign => ({
        ...sign,
        externalId: `before ${sign.externalId}`,
      })),
    ];
    const metric = read([...events, ...signs], 'changeFailRate');
    expect(metric.current).toMatchObject({
      reason: 'incidentFeedSilent',
      since: iso(ago(60, 1)),
    });
    expect(metric.previous.status).toBe('measured');
  });

  // Connected 40 days ago: of the 45 deployments in 90 days, 20 are known.
  it('is not one that was connected later: what was before does not count', () => {
    const signs = beats(0, 41, 'incidents');
    const metric = read([...events, ...signs], 'changeFailRate');
    expect(metric.current).toMatchObject({ value: 0, sample: 20 });
    expect(metric.previous).toMatchObject({ reason: 'incidentsNotTracked' });
  });
});

describe('rework', () => {
  const hotfixes = Array.from({ length: 15 }, (_, index) =>
    deployment(`hot${index}`, iso(ago(1 + index * 6, 4)), {
      commit: `h${index}`,
    }),
  );
  const events = [
    ...deployments(1, 91),
    ...hotfixes,
    ...failures(1, 91, 6),
    ...beats(0, 91, 'incidents'),
  ];

  it('that nobody marks is unknown, and never 0 %', () => {
    expect(read(events, 'deploymentReworkRate').current).toEqual({
      status: 'notMeasured',
      reason: 'reworkNotTracked',
    });
    expect(read(events, 'changeFailRate').current).toMatchObject({
      value: 0.25,
    });
  });

  it('that is marked has its share', () => {
    const marked = events.map(event =>
      event.kind === 'deployment' && event.externalId.startsWith('hot')
        ? { ...event, isRework: true }
        : event,
    );
    expect(read(marked, 'deploymentReworkRate').current).toMatchObject({
      value: 15 / 60,
    });
  });
});

describe('too little to compare', () => {
  it('is not steady', () => {
    const events = [
      ...deployments(1, 91),
      deployment('old', iso(ago(100))),
      deployment('bad', iso(ago(20, 1)), { result: 'failed' }),
      ...beats(0, 181, 'incidents'),
    ];
    expect(readFacts(events)).toMatchObject({
      metricsCompared: { value: expect.any(Number) },
      metricsSteadyOrBetter: {
        unknown: expect.stringContaining('enough data'),
      },
      metricsWorse: { unknown: expect.any(String) },
    });
    expect(judgeSteady(events)).toBe('unknown');
  });

  it('is not a service that was steady and then fell silent', () => {
    const events = [...deployments(40, 181), ...beats(0, 181, 'incidents')];
    expect(judgeSteady(events)).toBe('unknown');
  });

  it('is not a steady service with live feeds', () => {
    const events = [...deployments(1, 181), ...beats(0, 181, 'incidents')];
    expect(readFacts(events)).toMatchObject({
      metricsCompared: { value: 3 },
      metricsSteadyOrBetter: { value: 3 },
      metricsWorse: { value: 0 },
    });
    expect(judgeSteady(events)).toBe('pass');
  });
});
