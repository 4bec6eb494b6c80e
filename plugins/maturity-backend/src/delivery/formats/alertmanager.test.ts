import { mergeDelivery } from '@platform-maturity/backstage-plugin-maturity-common';
import { InputError } from '@backstage/errors';
import { parseAlertmanager } from './alertmanager';

const now = new Date('2026-03-02T00:00:00Z');

/** One group as Alertmanager 0.25 posts it. */
function webhook(...alerts: object[]) {
  return {
    receiver: 'maturity',
    status: 'firing',
    alerts,
    groupLabels: { alertname: 'HighErrorRate' },
    commonLabels: { alertname: 'HighErrorRate', service: 'orders' },
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example:9093',
    version: '4',
    groupKey: '{}:{alertname="HighErrorRate"}',
    truncatedAlerts: 0,
  };
}

const firing = {
  status: 'firing',
  labels: {
    alertname: 'HighErrorRate',
    service: 'orders',
    severity: 'critical',
    environment: 'production',
  },
  annotations: {
    summary: 'Too many orders fail\nSee the runbook',
    description: 'more than 5 %',
  },
  startsAt: '2026-03-01T08:00:00.123456789Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.example:9090/graph?g0.expr=errors',
  fingerprint: 'b1c8f5e0a3d2c4b6',
};

const resolved = {
  ...firing,
  status: 'resolved',
  endsAt: '2026-03-01T09:30:00+01:00',
};

describe('parseAlertmanager', () => {
  it('makes an incident of an alert that fires', () => {
    expect(parseAlertmanager(webhook(firing), { now })).toEqual({
      ignored: 0,
      events: [
        {
          kind: 'incident',
          source: 'alertmanager',
          externalId: 'b1c8f5e0a3d2c4b6/2026-03-01T08:00:00.123Z',
          target: { labels: firing.labels },
          environment: 'production',
          startedAt: '2026-03-01T08:00:00.123Z',
          severity: 'critical',
          title: 'Too many orders fail',
          url: 'http://prometheus.example:9090/graph?g0.expr=errors',
        },
      ],
    });
  });

  it('ends the same incident when the alert is resolved', () => {
    const [before] = parseAlertmanager(webhook(firing), { now }).events;
    const [after] = parseAlertmanager(webhook(resolved), { now }).events;
    expect(after).toEqual({
      ...before,
      resolvedAt: '2026-03-01T08:30:00.000Z',
    });
  });

  it('tells occurrences of one alert apart', () => {
    const again = { ...firing, startsAt: '2026-03-01T12:00:00Z' };
    const { events } = parseAlertmanager(webhook(resolved, again), { now });
    expect(new Set(events.map(({ externalId }) => externalId)).size).toBe(2);
  });

  it.each([
    ['zero', '0001-01-01T00:00:00Z'],
    ['missing', undefined],
  ])(
    'takes now for the end of a resolved alert whose end is %s',
    (_, endsAt) => {
      const { events } = parseAlertmanager(webhook({ ...resolved, endsAt }), {
        now,
      });
      expect(events[0]).toMatchObject({ resolvedAt: now.toISOString() });
    },
  );

  it('keeps the end of an incident when the same alert is sent again', () => {
    const parse = (at: Date, alert: object) =>
      parseAlertmanager(webhook(alert), { now: at }).events[0];
    const later = new Date(now.getTime() + 60_000);
    const first = parse(now, { ...resolved, endsAt: undefined });
    const again = parse(later, { ...resolved, endsAt: undefined });
    expect(mergeDelivery(first, again)).toMatchObject({
      resolvedAt: now.toISOString(),
    });
    const known = parse(later, resolved);
    expect(mergeDelivery(mergeDelivery(first, known), again)).toMatchObject({
      resolvedAt: '2026-03-01T08:30:00.000Z',
    });
  });

  it('leaves an alert open whose end is only when it would be given up', () => {
    const { events } = parseAlertmanager(
      webhook({ ...firing, endsAt: '2026-03-01T08:05:00Z' }),
      { now },
    );
    expect(events[0]).toMatchObject({ resolvedAt: undefined });
  });

  it('takes alerts that fire all the time on purpose for heartbeats', () => {
    const watchdog = {
      ...firing,
      labels: { alertname: 'Watchdog', severity: 'none', service: 'orders' },
    };
    const over = { ...watchdog, status: 'resolved' };
    expect(parseAlertmanager(webhook(watchdog, over), { now })).toEqual({
      ignored: 1,
      events: [
        {
          kind: 'heartbeat',
          source: 'alertmanager',
          // One for each day, however often it is repeated.
          externalId: 'b1c8f5e0a3d2c4b6/2026-03-02',
          target: { labels: watchdog.labels },
          at: now.toISOString(),
          covers: ['incidents'],
          title: 'Watchdog',
        },
      ],
    });
  });

  it('reads the cause from the labels', () => {
    const cause = {
      caused_by: 'run-7',
      version: '1.2.3',
      commit: 'a'.repeat(40),
      cause: 'external',
    };
    const { events } = parseAlertmanager(
      webhook({ ...firing, labels: { ...firing.labels, ...cause } }),
      { now },
    );
    expect(events).toMatchObject([
      {
        causedBy: 'run-7',
        version: '1.2.3',
        commit: 'a'.repeat(40),
        isExternal: true,
      },
    ]);
  });

  it('takes the configured environment only where the alert names none', () => {
    const { environment, ...labels } = firing.labels;
    const context = { now, environment: 'staging' };
    const { events } = parseAlertmanager(
      webhook(firing, { ...firing, labels }),
      context,
    );
    expect(events).toMatchObject([{ environment }, { environment: 'staging' }]);
  });

  it('does not guess an environment', () => {
    const { events } = parseAlertmanager(
      webhook({ ...firing, labels: { alertname: 'A' } }),
      { now },
    );
    expect(events[0]).toMatchObject({ environment: undefined });
  });

  it('reads the ref of the entity from a label or an annotation', () => {
    const ref = 'component:default/orders';
    const { events } = parseAlertmanager(
      webhook(
        { ...firing, labels: { backstage_entity: ref } },
        { ...firing, annotations: { backstage_entity: ref } },
      ),
      { now },
    );
    expect(events.map(({ target }) => target.entityRef)).toEqual([ref, ref]);
  });

  it('keeps the labels that entities are found by when there are too many', () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`l${index}`, 'x']),
    );
    const { events } = parseAlertmanager(
      webhook({ ...firing, labels: { ...many, service: 'orders' } }),
      { now },
    );
    const { labels = {} } = events[0].target;
    expect(labels).toMatchObject({ service: 'orders' });
    expect(Object.keys(labels)).toHaveLength(20);
  });

  it.each<[string, object, string]>([
    [
      'another version',
      { ...webhook(firing), version: '3' },
      'version: must be "4"',
    ],
    ['no alerts', { version: '4' }, 'alerts: must be a list of alerts'],
    [
      'an unknown status',
      webhook({ ...firing, status: 'silenced' }),
      'alerts.0.status: must be firing or resolved',
    ],
    [
      'no fingerprint',
      webhook(firing, { ...firing, fingerprint: undefined }),
      'alerts.1.fingerprint: must be a text',
    ],
    [
      'a time without an offset',
      webhook({ ...firing, startsAt: '2026-03-01T08:00:00' }),
      'alerts.0.startsAt: must be an instant',
    ],
    [
      'a time that is none',
      webhook({ ...firing, startsAt: '2026-13-01T08:00:00Z' }),
      'alerts.0.startsAt: must be an instant',
    ],
  ])('says what is wrong with %s', (_, payload, message) => {
    const act = () => parseAlertmanager(payload, { now });
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
    expect(act).toThrow('without a template in between');
  });
});
