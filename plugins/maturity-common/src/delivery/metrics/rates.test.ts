import {
  listCounted,
  deployment,
  incident,
  measureMetric,
} from '../__testUtils__/log';
import { DeliveryEvent, DeploymentEvent } from '../events';

const failRate = (events: readonly DeliveryEvent[], tracked = false) =>
  measureMetric(events, 'changeFailRate', {
    settings: { incidentsTracked: tracked },
  }).current;
const reworkRate = (events: readonly DeliveryEvent[], tracked = false) =>
  measureMetric(events, 'deploymentReworkRate', {
    settings: { incidentsTracked: tracked },
  }).current;
/** At noon of a day in June. */
const on = (day: number, more?: Partial<DeploymentEvent>) =>
  deployment(
    `d${day}`,
    `2026-06-${String(day).padStart(2, '0')}T12:00:00Z`,
    more,
  );

describe('change fail rate', () => {
  // Of 10 deployments the 3rd failed, the 5th was followed by an incident, and
  // the 7th was rolled back by the 8th: 3 of 10.
  it('is the share of deployments that needed an intervention', () => {
    const events = [
      ...[1, 2, 4, 5, 6, 7, 9, 10].map(day => on(day)),
      on(3, { result: 'failed' }),
      on(8, { isRollback: true }),
      incident('down', '2026-06-05T13:00:00Z', '2026-06-05T14:00:00Z'),
    ];
    expect(failRate(events)).toEqual({
      status: 'measured',
      value: 0.3,
      sample: 10,
      isSmallSample: false,
      band: 4,
    });
    expect(
      listCounted(events, 'changeFailRate')
        .filter(({ counts }) => counts)
        .map(({ externalId, basis, with: shownBy }) => [
          ...[externalId, basis, shownBy?.externalId],
        ]),
    ).toEqual([
      ['d7', 'rolledBack', 'd8'],
      ['d5', 'lastDeploymentBefore', 'down'],
      ['d3', 'deploymentFailed', 'd4'],
    ]);
    expect(listCounted(events, 'changeFailRate')).toHaveLength(10);
  });

  // One deployment with four incidents, a failed result and a rollback: 1 of 2.
  it('counts a deployment once, however many reasons there are', () => {
    const events = [
      on(1, { result: 'failed' }),
      ...[1, 2, 3, 4].map(hour =>
        incident(`i${hour}`, `2026-06-01T1${hour + 2}:00:00Z`, undefined, {
          causedBy: 'd1',
        }),
      ),
      on(2, { isRollback: true }),
    ];
    expect(failRate(events)).toMatchObject({ value: 0.5, sample: 2 });
  });

  it('is 1 where all failed', () => {
    const events = [on(1, { result: 'failed' }), on(2, { result: 'failed' })];
    expect(failRate(events)).toMatchObject({ value: 1, sample: 2, band: 5 });
  });

  // Nobody would know of a failure: 0 % would be a claim without any evidence.
  it('is not measured where incidents are not tracked', () => {
    expect(failRate([on(1), on(2)])).toEqual({
      status: 'notMeasured',
      reason: 'incidentsNotTracked',
    });
    expect(listCounted([on(1), on(2)], 'changeFailRate')).toEqual([]);
  });

  // The same deployments, and the word of the settings that incidents are told.
  it('is 0 where they are tracked and nothing failed', () => {
    expect(failRate([on(1), on(2)], true)).toMatchObject({ value: 0 });
  });

  it.each<[string, DeliveryEvent]>([
    ['an incident', incident('old', '2024-01-01T12:00:00Z')],
    ['a failed deployment', on(3, { result: 'failed' })],
    ['a rollback', on(3, { isRollback: true })],
  ])('counts as tracked once there was %s', (_, event) => {
    expect(failRate([on(1), event]).status).toBe('measured');
  });

  it('does not take an incident or a failure elsewhere for tracking', () => {
    const events = [
      on(1),
      on(2, { environment: 'staging', result: 'failed' }),
      incident('i', '2026-06-01T13:00:00Z', undefined, {
        environment: 'staging',
      }),
    ];
    expect(failRate(events)).toMatchObject({ reason: 'incidentsNotTracked' });
  });

  // An incident that nothing was deployed before is no failure of a deployment.
  it('does not blame a deployment for every incident', () => {
    const events = [
      on(1),
      incident('before', '2026-06-01T11:00:00Z'),
      incident('long after', '2026-06-02T12:00:00.001Z'),
    ];
    expect(failRate(events)).toMatchObject({ value: 0, sample: 1 });
  });

  it('is not measured without a deployment to production', () => {
    expect(failRate([], true)).toMatchObject({ reason: 'noEvents' });
    expect(
      failRate([deployment('1', '2026-06-01T12:00:00Z', { environment: '' })]),
    ).toMatchObject({ reason: 'environmentUnknown' });
  });
});

describe('deployment rework rate', () => {
  // Of 8, the 2nd is marked, the 3rd ends an incident, the 5th rolls the 4th
  // back: 3 of 8. The 6th rolls back too, but its sender says it was planned.
  it('is the share of unplanned deployments', () => {
    const events = [
      ...[1, 4, 7, 8].map(day => on(day)),
      on(2, { isRework: true }),
      on(3, { fixesIncident: 'down' }),
      on(5, { isRollback: true }),
      on(6, { isRollback: true, isRework: false }),
    ];
    expect(reworkRate(events)).toMatchObject({ value: 3 / 8, sample: 8 });
    expect(
      listCounted(events, 'deploymentReworkRate')
        .filter(({ counts }) => counts)
        .map(({ externalId, basis }) => [externalId, basis]),
    ).toEqual([
      ['d5', 'isRollback'],
      ['d3', 'fixesIncident'],
      ['d2', 'markedAsRework'],
    ]);
  });

  it('is measured where the sender tells, even of no incident', () => {
    expect(reworkRate([on(1, { isRework: false }), on(2)])).toMatchObject({
      value: 0,
      sample: 2,
    });
  });

  it('is not measured where nobody would tell', () => {
    expect(reworkRate([on(1)])).toEqual({
      status: 'notMeasured',
      reason: 'incidentsNotTracked',
    });
    expect(reworkRate([on(1)], true)).toMatchObject({ value: 0, band: 0 });
    expect(reworkRate([], true)).toMatchObject({ reason: 'noEvents' });
  });

  // A planned deployment while an incident lasts is still a planned one.
  it('does not guess from the time', () => {
    const events = [
      on(1),
      incident('down', '2026-06-01T13:00:00Z', '2026-06-03T12:00:00Z'),
      on(2),
    ];
    expect(reworkRate(events)).toMatchObject({ value: 0, sample: 2 });
  });
});
