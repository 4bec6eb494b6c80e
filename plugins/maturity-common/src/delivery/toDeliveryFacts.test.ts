import { builtInModel } from '../model/builtIn/builtInModel';
import { deployment, incident, now, settings } from './__testUtils__/log';
import { halfYear } from './__testUtils__/quarter';
import { toDeliveryFacts } from './toDeliveryFacts';
import { measureDelivery } from './measureDelivery';
import { DeliveryEvent } from './events';

function readFacts(events: readonly DeliveryEvent[], at = now) {
  const report = measureDelivery(events, { settings, now: at });
  return toDeliveryFacts(report, events);
}

describe('facts of delivery', () => {
  it('tell how much is deployed, measured and worse, with the latest as evidence', () => {
    const observed = {
      evidence: [{ title: 'Version 59', url: 'https://ci.example/59' }],
      observedAt: now.toISOString(),
    };
    // Of recovery there are 3 failures in each window: measured, but too few.
    expect(readFacts(halfYear({ leadHours: 9 }))).toEqual({
      deployments90d: { value: 30, ...observed },
      metricsMeasured: { value: 4, ...observed },
      metricsCompared: { value: 4, ...observed },
      metricsSteadyOrBetter: { value: 3, ...observed },
      metricsWorse: { value: 1, ...observed },
    });
    expect(readFacts(halfYear())).toMatchObject({
      metricsSteadyOrBetter: { value: 4 },
      metricsWorse: { value: 0 },
    });
  });

  it('are those that the built-in model asks for', () => {
    const asked = JSON.stringify(builtInModel).match(/(?<=delivery\/)\w+/g);
    const known = Object.keys(readFacts(halfYear()));
    expect(new Set(asked)).toEqual(
      new Set(['deployments90d', 'metricsSteadyOrBetter', 'metricsWorse']),
    );
    expect(known).toEqual(
      expect.arrayContaining([
        ...['deployments90d', 'metricsSteadyOrBetter', 'metricsWorse'],
      ]),
    );
  });

  it('are none where nothing was ever reported', () => {
    expect(readFacts([])).toEqual({});
  });

  // One window alone cannot have become worse. That is not "none is worse".
  it('do not claim that nothing became worse before there is a comparison', () => {
    const lately = halfYear().filter(
      event =>
        event.kind !== 'deployment' || Number(event.externalId.slice(1)) >= 30,
    );
    expect(readFacts(lately)).toMatchObject({
      metricsMeasured: { value: 4 },
      metricsCompared: { value: 0 },
      metricsSteadyOrBetter: {
        unknown: expect.stringContaining('90 days before'),
      },
      metricsWorse: { unknown: expect.stringContaining('90 days before') },
    });
  });

  // 40 days later the window of 90 days still has those of the days 132, 135 …
  // 177: 16 deployments. But the last
  // is older than 30 days: what was measured is not how it is.
  it('do not count metrics as measured that are not fresh', () => {
    const later = new Date(now.getTime() + 40 * 86_400_000);
    expect(readFacts(halfYear(), later)).toMatchObject({
      deployments90d: { value: 16 },
      metricsMeasured: { value: 0 },
      metricsSteadyOrBetter: {
        unknown: expect.stringContaining('in the last 30 days'),
      },
    });
  });

  it('are a true 0 where deployments were known once, and there are none', () => {
    expect(readFacts([deployment('1', '2025-06-01T12:00:00Z')])).toMatchObject({
      deployments90d: { value: 0 },
      metricsMeasured: { value: 0 },
      metricsWorse: { unknown: expect.any(String) },
    });
  });

  it.each<[string, DeliveryEvent[], string]>([
    [
      'nobody says where deployments go',
      [deployment('1', '2026-06-10T12:00:00Z', { environment: undefined })],
      'deployments are reported without an environment',
    ],
    [
      'production has another name',
      [
        deployment('1', '2026-06-10T12:00:00Z', { environment: 'live' }),
        deployment('2', '2026-06-10T12:00:00Z', { environment: 'test' }),
      ],
      'deployments are reported to live, test, but not to production',
    ],
    [
      'only incidents are reported',
      [incident('down', '2026-06-10T12:00:00Z')],
      'no deployment data received',
    ],
  ])('are unknown, and not 0, where %s', (_, events, unknown) => {
    expect(readFacts(events)).toEqual({
      deployments90d: { unknown },
      metricsMeasured: { unknown },
      metricsCompared: { unknown },
      metricsSteadyOrBetter: { unknown },
      metricsWorse: { unknown },
    });
  });

  it.each([
    [{ title: 'Release', version: '1.0', commit: 'abc' }, 'Release'],
    [{ version: '1.0', commit: 'abc' }, '1.0'],
    [{ commit: 'abc' }, 'abc'],
    [{}, '1'],
  ])('name the deployment of %p %p', (more, title) => {
    const events = [
      deployment('1', '2026-06-10T12:00:00Z', more),
      deployment('later', '2026-06-11T12:00:00Z', { result: 'failed' }),
      deployment('other', '2026-06-12T12:00:00Z', { environment: 'test' }),
    ];
    expect(readFacts(events).deployments90d).toMatchObject({
      value: 1,
      evidence: [{ title }],
    });
  });

  it('have no evidence where nothing succeeded', () => {
    const events = [
      deployment('1', '2026-06-10T12:00:00Z', { result: 'failed' }),
    ];
    expect(readFacts(events).deployments90d).toEqual({
      value: 0,
      observedAt: now.toISOString(),
    });
  });
});
