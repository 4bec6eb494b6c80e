import {
  change,
  deployment,
  heartbeat,
  incident,
  now,
  settings,
} from './__testUtils__/log';
import {
  ago,
  beats,
  DAY,
  deployments,
  failures,
  HOUR,
  iso,
  read,
} from './__testUtils__/rhythms';
import { measureDelivery } from './measureDelivery';

describe('causes', () => {
  // 12 outages of a data centre, each two hours after a deployment.
  it('that are external count for no deployment', () => {
    const outages = Array.from({ length: 12 }, (_, index) =>
      incident(
        `o${index}`,
        iso(ago(1 + index * 6, 2)),
        iso(ago(1 + index * 6, 3)),
      ),
    );
    const events = [
      ...deployments(1, 91),
      ...outages,
      ...beats(0, 91, 'incidents'),
    ];
    const estimated = read(events, 'changeFailRate').current;
    expect(estimated).toMatchObject({ value: 12 / 45, estimated: 12 });
    const marked = events.map(event =>
      event.kind === 'incident' ? { ...event, isExternal: true } : event,
    );
    const measured = read(marked, 'changeFailRate').current;
    expect(measured).toMatchObject({ value: 0 });
    expect(measured).not.toHaveProperty('estimated');
  });

  it('that are named are no estimate', () => {
    const events = [...deployments(1, 91), ...failures(1, 91, 10)];
    expect(read(events, 'changeFailRate').current).not.toHaveProperty(
      'estimated',
    );
  });
});

describe('failed jobs', () => {
  it('count neither as deployments nor as failures, and are shown', () => {
    const events = [
      ...deployments(1, 11),
      ...Array.from({ length: 15 }, (_, index) =>
        deployment(`f${index}`, iso(ago(index + 1, 1)), { result: 'failed' }),
      ),
      ...beats(0, 91, 'incidents'),
    ];
    expect(read(events, 'changeFailRate', 30).current).toMatchObject({
      value: 0,
      sample: 5,
    });
    expect(read(events, 'failedDeploymentRecoveryTime', 30).current).toEqual({
      status: 'notMeasured',
      reason: 'noFailures',
    });
    const [month] = measureDelivery(events, { settings, now }).windows;
    expect(month.failedJobs).toBe(15);
  });

  it('that are run again under the same id are one deployment', () => {
    const events = [
      ...deployments(1, 21),
      deployment('x', iso(ago(5, 1)), { result: 'failed' }),
      deployment('x', iso(ago(5, 2))),
      ...beats(0, 91, 'incidents'),
    ];
    for (const order of [events, [...events].reverse()]) {
      expect(read(order, 'changeFailRate', 30).current).toMatchObject({
        value: 0,
        sample: 11,
      });
    }
  });
});

describe('impossible times', () => {
  it('count nowhere, and are told', () => {
    const sound = [...deployments(1, 21), ...beats(0, 91, 'incidents')];
    const odd = [
      deployment('tomorrow', iso(now.getTime() + 15 * HOUR)),
      deployment('later', iso(now.getTime() + 10 * DAY)),
      heartbeat(iso(now.getTime() + DAY)),
      deployment('backwards', iso(ago(2)), { startedAt: iso(ago(1)) }),
      incident('backwards', iso(ago(1, 2)), iso(ago(2))),
      change('merged first', iso(ago(2)), { mergedAt: iso(ago(3)) }),
    ];
    const report = measureDelivery([...sound, ...odd], { settings, now });
    const without = measureDelivery(sound, { settings, now });
    expect(report.rejected).toEqual({ inFuture: 3, endsBeforeStart: 3 });
    expect(without.rejected).toEqual({});
    expect({ ...report, rejected: {} }).toEqual(without);
  });

  it('may differ by five minutes, as clocks do', () => {
    const soon = deployment('soon', iso(now.getTime() + 4 * 60_000));
    expect(measureDelivery([soon], { settings, now }).rejected).toEqual({});
  });
});
