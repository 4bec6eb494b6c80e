import {
  listCounted,
  DAY,
  deployment,
  heartbeats,
  HOUR,
  incident,
  measureMetric,
} from '../__testUtils__/log';
import { DeliveryEvent } from '../events';

const MINUTE = 60;
const live = heartbeats();
const recovery = (events: readonly DeliveryEvent[]) =>
  measureMetric([...events, ...live], 'failedDeploymentRecoveryTime').current;
const listFailures = (events: readonly DeliveryEvent[]) =>
  listCounted([...events, ...live], 'failedDeploymentRecoveryTime').map(
    item => [item.externalId, item.seconds, item.basis, item.with?.externalId],
  );
const good = deployment('good', '2026-06-01T12:00:00Z');

describe('failed deployment recovery time', () => {
  // Deployed at 12:00, alarm at 12:10, resolved at 12:55: bad for 45 minutes.
  it('is from the incident to its resolution', () => {
    const events = [
      deployment('1', '2026-06-10T12:00:00Z'),
      incident('down', '2026-06-10T12:10:00Z', '2026-06-10T12:55:00Z'),
    ];
    expect(recovery(events)).toMatchObject({
      value: 45 * MINUTE,
      sample: 1,
      isSmallSample: true,
      band: 0,
    });
    expect(listFailures(events)).toEqual([
      ['1', 45 * MINUTE, 'lastDeploymentBefore', 'down'],
    ]);
  });

  // Three incidents, from 12:10 on and until 14:10, one within another: one
  // failure of two hours, and not 20 min + 2 h + 5 min.
  it('takes overlapping incidents of one deployment for one failure', () => {
    const events = [
      deployment('1', '2026-06-10T12:00:00Z'),
      incident('slow', '2026-06-10T12:10:00Z', '2026-06-10T12:30:00Z'),
      incident('down', '2026-06-10T12:10:00Z', '2026-06-10T14:10:00Z'),
      incident('errors', '2026-06-10T13:00:00Z', '2026-06-10T13:05:00Z'),
    ];
    expect(listFailures(events)).toEqual([
      ['1', 2 * HOUR, 'lastDeploymentBefore', 'down'],
    ]);
  });

  // The jobs failed, and users noticed nothing.
  it('does not count failed jobs', () => {
    const events = [
      good,
      deployment('1', '2026-06-10T12:00:00Z', { result: 'failed' }),
      deployment('2', '2026-06-10T13:00:00Z'),
    ];
    expect(recovery(events)).toMatchObject({ reason: 'noFailures' });
  });

  // 2 was in production from 12:00, until the rollback was there at 12:30.
  it('is until the rollback', () => {
    const events = [
      good,
      deployment('2', '2026-06-10T12:00:00Z', {
        startedAt: '2026-06-10T11:50:00Z',
      }),
      deployment('3', '2026-06-10T12:30:00Z', {
        startedAt: '2026-06-10T12:20:00Z',
        isRollback: true,
      }),
    ];
    expect(listFailures(events)).toEqual([
      ['2', 30 * MINUTE, 'rolledBack', '3'],
    ]);
  });

  // Rolled back at 12:30, but users were well only at 13:00: an hour since 12:00.
  it('believes the incident where there is a rollback too', () => {
    const events = [
      deployment('2', '2026-06-10T11:55:00Z'),
      incident('down', '2026-06-10T12:00:00Z', '2026-06-10T13:00:00Z'),
      deployment('3', '2026-06-10T12:30:00Z', { isRollback: true }),
    ];
    expect(listFailures(events)).toEqual([['2', HOUR, 'rolledBack', 'down']]);
  });

  // Began 13 June 12:00, two days before now, and lasts. The other took 1 hour.
  // The median of 1 h and 48 h is 24.5 h.
  it('counts an open failure up to now, and says so', () => {
    const events = [
      deployment('1', '2026-06-10T12:00:00Z'),
      incident('over', '2026-06-10T12:00:00Z', '2026-06-10T13:00:00Z'),
      deployment('2', '2026-06-13T12:00:00Z'),
      incident('lasts', '2026-06-13T12:00:00Z'),
    ];
    expect(recovery(events)).toMatchObject({
      value: 24.5 * HOUR,
      sample: 2,
      open: 1,
    });
    expect(
      listCounted([...events, ...live], 'failedDeploymentRecoveryTime').map(
        ({ seconds, isOpen }) => ({ seconds, isOpen }),
      ),
    ).toEqual([{ seconds: 2 * DAY, isOpen: true }, { seconds: HOUR }]);
  });

  // One of two incidents is over, the other lasts: the failure lasts.
  it('is open while any incident is', () => {
    const events = [
      deployment('1', '2026-06-14T12:00:00Z'),
      incident('lasts', '2026-06-14T12:00:00Z'),
      incident('over', '2026-06-14T12:30:00Z', '2026-06-14T13:00:00Z'),
    ];
    expect(recovery(events)).toMatchObject({ value: DAY, open: 1 });
  });

  // Resolved at 13:00, and again a problem at 14:00 of the day before now.
  it('is open again after the incident was reopened', () => {
    const events = [
      deployment('1', '2026-06-14T12:00:00Z'),
      incident('down', '2026-06-14T12:00:00Z', '2026-06-14T13:00:00Z', {
        reopenedAt: '2026-06-14T14:00:00Z',
      }),
    ];
    expect(recovery(events)).toMatchObject({ value: DAY, open: 1 });
    const [only, down] = events;
    const again = { ...down, resolvedAt: '2026-06-14T15:00:00Z' };
    expect(recovery([only, down, again])).toMatchObject({ value: 3 * HOUR });
    expect(recovery([only, again, down])).toMatchObject({ value: 3 * HOUR });
  });

  // The sender names deployment 1 (12:00–12:10) as the cause of an incident
  // since 11:00. It cannot have been bad before it began: 12:00 to 13:00.
  it('does not begin before the deployment did', () => {
    const events = [
      deployment('1', '2026-06-10T12:10:00Z', {
        startedAt: '2026-06-10T12:00:00Z',
      }),
      incident('down', '2026-06-10T11:00:00Z', '2026-06-10T13:00:00Z', {
        causedBy: '1',
      }),
    ];
    expect(listFailures(events)).toEqual([
      ['1', HOUR, 'namedByIncident', 'down'],
    ]);
  });

  // Two regions: what succeeds in one does not heal the other.
  it('waits for a deployment to the same environment', () => {
    const production = ['eu', 'us'];
    const events = [
      deployment('1', '2026-06-10T11:00:00Z', { environment: 'eu' }),
      deployment('2', '2026-06-10T12:10:00Z', { environment: 'us' }),
      deployment('3', '2026-06-10T14:00:00Z', {
        environment: 'eu',
        isRollback: true,
      }),
      ...live,
    ];
    expect(
      listCounted(events, 'failedDeploymentRecoveryTime', {
        settings: { production },
      }),
    ).toMatchObject([{ externalId: '1', seconds: 3 * HOUR }]);
  });

  it.each([
    ['nothing was reported', [], 'noEvents'],
    ['nobody reports incidents', [good], 'incidentsNotTracked'],
    ['nothing failed', [good, ...live], 'noFailures'],
    [
      'nothing was deployed',
      [incident('down', '2026-06-10T12:00:00Z')],
      'noDeployments',
    ],
  ] as const)('is not measured where %s', (_, events, reason) => {
    const id = 'failedDeploymentRecoveryTime';
    const { current } = measureMetric(events, id);
    expect(current).toEqual({ status: 'notMeasured', reason });
  });
});
