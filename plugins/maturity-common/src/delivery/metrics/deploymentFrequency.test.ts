import { listCounted, deployment, measureMetric } from '../__testUtils__/log';
import { DeliveryEvent } from '../events';

const frequency = (events: readonly DeliveryEvent[], days?: 30 | 90) =>
  measureMetric(events, 'deploymentFrequency', { days }).current;
/** The first deployment, before all windows. */
const first = deployment('first', '2025-01-01T12:00:00Z');

describe('deployment frequency', () => {
  // 6 in 90 days: one in 15 days, between a week and a month.
  // 2 of them (7 and 13 June) in 30 days: also one in 15.
  it('is deployments by day of the window', () => {
    const days = ['03-20', '04-01', '04-20', '05-05', '06-07', '06-13'];
    const events = [
      first,
      ...days.map(day => deployment(day, `2026-${day}T10:00:00Z`)),
    ];
    expect(frequency(events)).toEqual({
      status: 'measured',
      value: 6 / 90,
      sample: 6,
      isSmallSample: false,
      band: 3,
    });
    expect(frequency(events, 30)).toMatchObject({
      value: 2 / 30,
      sample: 2,
      isSmallSample: true,
    });
  });

  // The window begins on 17 May at 0:00 and ends with 15 June. In it are the
  // first and the last millisecond, and not the one before and the one after.
  it('has borders that are sharp to the millisecond', () => {
    const events = [
      first,
      deployment('before', '2026-05-16T23:59:59.999Z'),
      deployment('begin', '2026-05-17T00:00:00.000Z'),
      deployment('end', '2026-06-15T23:59:59.999Z'),
      deployment('after', '2026-06-16T00:00:00.000Z'),
    ];
    const options = {
      days: 30,
      now: new Date('2026-06-15T23:59:59.999Z'),
    } as const;
    expect(
      listCounted(events, 'deploymentFrequency', options).map(
        item => item.externalId,
      ),
    ).toEqual(['end', 'begin']);
    const metric = measureMetric(events, 'deploymentFrequency', options);
    expect(metric.current).toMatchObject({ value: 2 / 30 });
    expect(metric.previous).toMatchObject({ value: 1 / 30 });
  });

  // Two deployments in one second, and one that two reports tell of.
  it('counts each deployment at the same second, and each of them once', () => {
    const events = [
      first,
      deployment('1', '2026-06-10T12:00:00Z'),
      deployment('2', '2026-06-10T12:00:00Z'),
      deployment('2', '2026-06-10T12:00:00Z'),
    ];
    expect(frequency(events)).toMatchObject({ sample: 2 });
  });

  // The same id from another source is another deployment.
  it('takes an id as unique within its source alone', () => {
    const events = [
      deployment('1', '2026-06-10T12:00:00Z'),
      deployment('1', '2026-06-10T12:00:00Z', { source: 'argocd' }),
    ];
    expect(frequency(events)).toMatchObject({ sample: 2 });
  });

  // The first deployment ever was on 6 June: 10 days with today, 5 deployments.
  it('divides by the days since the first deployment', () => {
    const events = ['06', '08', '09', '11', '14'].map(day =>
      deployment(day, `2026-06-${day}T23:00:00Z`),
    );
    expect(frequency(events)).toMatchObject({ value: 5 / 10, sample: 5 });
    expect(frequency(events, 30)).toMatchObject({ value: 5 / 10 });
  });

  // Began today: a week at least, or one deployment would be one a day.
  it('divides by a week at least', () => {
    expect(frequency([deployment('1', '2026-06-15T08:00:00Z')])).toMatchObject({
      value: 1 / 7,
      isSmallSample: true,
    });
  });

  // All of the window failed. Deployments were tried, so 0 is a measurement.
  it('is 0 where all failed', () => {
    const events = ['10', '11'].map(day =>
      deployment(day, `2026-06-${day}T12:00:00Z`, { result: 'failed' }),
    );
    expect(frequency(events)).toEqual({
      status: 'measured',
      value: 0,
      sample: 0,
      isSmallSample: true,
      band: 5,
    });
  });

  // Nothing from 17 April to 16 May, but before and after it: a rest of 30 days.
  it('is 0 between two deployments', () => {
    const events = [
      deployment('1', '2026-04-16T12:00:00Z'),
      deployment('2', '2026-05-17T12:00:00Z'),
    ];
    const { current, previous } = measureMetric(events, 'deploymentFrequency', {
      days: 30,
    });
    expect(current).toMatchObject({ value: 1 / 30 });
    expect(previous).toMatchObject({ status: 'measured', value: 0 });
  });

  // Nothing since the first one: it may rest, or the report may be broken.
  it('is not measured after the last deployment', () => {
    expect(frequency([first])).toEqual({
      status: 'notMeasured',
      reason: 'noDeployments',
    });
  });

  it('leaves out what runs, what was cancelled and what has no instant', () => {
    const events = [
      deployment('1', '2026-06-10T12:00:00Z'),
      deployment('2', '2026-06-10T12:00:00Z', { result: 'cancelled' }),
      deployment('3', '2026-06-10T12:00:00Z', { result: undefined }),
      deployment('4', '2026-02-30T12:00:00Z'),
    ];
    expect(frequency(events)).toMatchObject({ sample: 1 });
  });

  it('places a deployment by its end, or by its beginning', () => {
    const ends = { startedAt: '2026-05-16T23:00:00Z' };
    const begins = { ...ends, finishedAt: undefined };
    const in30 = (more: object) =>
      frequency([first, deployment('1', '2026-05-17T01:00:00Z', more)], 30);
    expect(in30(ends)).toMatchObject({ sample: 1 });
    expect(in30(begins)).toEqual({
      status: 'notMeasured',
      reason: 'noDeployments',
    });
  });
});

describe('the environment', () => {
  const to = (environment?: string) =>
    deployment(environment ?? 'none', '2026-06-10T12:00:00Z', { environment });

  it.each([
    ['nothing was reported', [], 'noEvents'],
    ['all went elsewhere', [to('staging')], 'noProductionDeployments'],
    ['no deployment says where', [to()], 'environmentUnknown'],
    ['one says it in blanks', [to('  ')], 'environmentUnknown'],
    ['some do not', [to('staging'), to()], 'environmentUnknown'],
  ] as const)('is unknown or another where %s', (_, events, reason) => {
    expect(frequency(events)).toEqual({ status: 'notMeasured', reason });
  });

  it('is compared without case, and by the names of the settings', () => {
    const events = [to('Production'), to('live'), to('Prod-EU'), to()];
    const settings = { production: ['PRODUCTION', 'prod-eu'] };
    expect(
      measureMetric(events, 'deploymentFrequency', { settings }).current,
    ).toMatchObject({ sample: 2 });
  });
});
