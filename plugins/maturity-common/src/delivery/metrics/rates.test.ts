import {
  listCounted,
  deployment,
  heartbeat,
  heartbeats,
  incident,
  measureMetric,
} from '../__testUtils__/log';
import { DeliveryEvent, DeploymentEvent } from '../events';

const live = heartbeats();
const failRate = (events: readonly DeliveryEvent[]) =>
  measureMetric([...events, ...live], 'changeFailRate').current;
const reworkRate = (events: readonly DeliveryEvent[]) =>
  measureMetric(events, 'deploymentReworkRate').current;
/** At noon of a day in June. */
const on = (day: number, more?: Partial<DeploymentEvent>) =>
  deployment(
    `d${day}`,
    `2026-06-${String(day).padStart(2, '0')}T12:00:00Z`,
    more,
  );

describe('change fail rate', () => {
  // Of 10 deployments the 3rd never reached users, the 5th was followed by an
  // incident, and the 7th was rolled back by the 8th: 2 of 9.
  it('is the share of deployments that degraded production', () => {
    const events = [
      ...[1, 2, 4, 5, 6, 7, 9, 10].map(day => on(day)),
      on(3, { result: 'failed' }),
      on(8, { isRollback: true }),
      incident('down', '2026-06-05T13:00:00Z', '2026-06-05T14:00:00Z'),
    ];
    expect(failRate(events)).toEqual({
      status: 'measured',
      value: 2 / 9,
      sample: 9,
      isSmallSample: false,
      band: 3,
      estimated: 1,
    });
    const counted = listCounted([...events, ...live], 'changeFailRate');
    expect(
      counted
        .filter(({ counts }) => counts)
        .map(({ externalId, basis, isEstimated, with: shownBy }) => [
          ...[externalId, basis, isEstimated, shownBy?.externalId],
        ]),
    ).toEqual([
      ['d7', 'rolledBack', undefined, 'd8'],
      ['d5', 'lastDeploymentBefore', true, 'down'],
    ]);
    expect(counted).toHaveLength(9);
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

  it('is 1 where all degraded production', () => {
    const events = [1, 2].flatMap(day => [
      on(day),
      incident(`i${day}`, `2026-06-0${day}T13:00:00Z`, undefined, {
        causedBy: `d${day}`,
      }),
    ]);
    expect(failRate(events)).toMatchObject({ value: 1, sample: 2, band: 5 });
  });

  it('is 0 where the feed lives and nothing failed', () => {
    expect(failRate([on(1), on(2)])).toMatchObject({ value: 0 });
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
    expect(measureMetric([], 'changeFailRate').current).toMatchObject({
      reason: 'noEvents',
    });
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

  // The second may be an unmarked hotfix: it says nothing, and does not count.
  it('counts those that say that they are none, where nobody marks any', () => {
    const events = [on(1, { isRework: false }), on(2)];
    expect(reworkRate(events)).toMatchObject({ value: 0, sample: 1 });
    expect(
      listCounted(events, 'deploymentReworkRate').map(item => item.externalId),
    ).toEqual(['d1']);
  });

  it('counts all where a source says that it marks them', () => {
    const events = [
      on(1),
      on(2),
      heartbeat('2026-06-10T12:00:00Z', { covers: ['rework'] }),
    ];
    expect(reworkRate(events)).toMatchObject({ value: 0, sample: 2 });
  });

  it.each<[string, DeliveryEvent[]]>([
    ['nobody marks it', []],
    ['incidents are reported, and rework is not', live],
    [
      'it was marked long ago',
      [
        deployment('old', '2026-03-01T12:00:00Z', { isRework: true }),
        heartbeat('2026-03-01T12:00:00Z', { covers: ['rework'] }),
      ],
    ],
    ['only a rollback was seen', [on(3, { isRollback: true })]],
  ])('is not measured where %s', (_, events) => {
    expect(reworkRate([on(1), on(2), ...events])).toEqual({
      status: 'notMeasured',
      reason: 'reworkNotTracked',
    });
  });

  // A planned deployment while an incident lasts is still a planned one.
  it('does not guess from the time', () => {
    const events = [
      on(1, { isRework: true }),
      incident('down', '2026-06-01T13:00:00Z', '2026-06-03T12:00:00Z'),
      on(2),
    ];
    expect(reworkRate(events)).toMatchObject({ value: 0.5, sample: 2 });
  });
});
