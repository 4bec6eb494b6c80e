import { deployment, measureMetric } from '../__testUtils__/log';
import { DeploymentEvent } from '../events';
import { readDeployments } from './readDeployments';

const production = new Set(['production', 'eu', 'us']);

const at = (minute: number) =>
  new Date(Date.UTC(2026, 5, 10, 10) + minute * 60_000).toISOString();

function part(
  id: string,
  minute: number,
  more: Partial<DeploymentEvent>,
): DeploymentEvent {
  return deployment(id, at(minute), { startedAt: at(minute - 5), ...more });
}

const read = (...events: DeploymentEvent[]) =>
  readDeployments(events, production).map(({ parts, at: end, succeeded }) => ({
    parts: parts.map(({ externalId }) => externalId),
    end: new Date(end).toISOString(),
    succeeded,
  }));

describe('the parts of one rollout', () => {
  const run = { run: '4711', commit: 'a' };

  it('are one deployment that ends with the last', () => {
    const events = ['eu', 'us', 'ap'].map((name, index) =>
      part(name, index * 120, { ...run, part: name }),
    );
    expect(read(...events)).toEqual([
      { parts: ['eu', 'us', 'ap'], end: at(240), succeeded: true },
    ]);
    const { current } = measureMetric(events, 'deploymentFrequency');
    expect(current).toMatchObject({ sample: 1 });
  });

  it('reached users if one did', () => {
    expect(
      read(
        part('eu', 0, { ...run, part: 'eu' }),
        part('us', 10, { ...run, part: 'us', result: 'failed' }),
      ),
    ).toEqual([{ parts: ['eu', 'us'], end: at(0), succeeded: true }]);
    expect(
      read(
        part('eu', 0, { ...run, part: 'eu', result: 'failed' }),
        part('us', 10, { ...run, part: 'us', result: 'failed' }),
      ),
    ).toMatchObject([{ succeeded: false }]);
  });

  it('are told by version and time where no run is named', () => {
    const eu = { version: '1.0', environment: 'eu' };
    const us = { version: '1.0', environment: 'us' };
    expect(read(part('1', 0, eu), part('2', 50, us))).toHaveLength(1);
    expect(read(part('1', 0, eu), part('2', 70, us))).toHaveLength(2);
  });

  it.each<[string, Partial<DeploymentEvent>, Partial<DeploymentEvent>]>([
    ['two runs', { ...run, part: 'eu' }, { ...run, run: '2', part: 'us' }],
    [
      'two versions of a run',
      { run: '1', commit: 'a' },
      { run: '1', commit: 'b' },
    ],
    ['two sources', { ...run, source: 'ci' }, { ...run, source: 'argocd' }],
    ['one place, twice', { commit: 'a' }, { commit: 'a' }],
    ['unknown versions', { environment: 'eu' }, { environment: 'us' }],
  ])('are not %s', (_, one, other) => {
    expect(read(part('1', 0, one), part('2', 10, other))).toHaveLength(2);
  });

  // The region us is rolled back alone: the rollout of both failed.
  it('are followed place by place', () => {
    const events = [
      part('old', -60, { run: '1', commit: 'a', part: 'us' }),
      part('eu', 0, { ...run, commit: 'b', part: 'eu' }),
      part('us', 5, { ...run, commit: 'b', part: 'us' }),
      part('back', 30, { run: '3', commit: 'a', part: 'us' }),
    ];
    const { current } = measureMetric(
      [
        ...events,
        {
          kind: 'heartbeat',
          source: 'alerts',
          externalId: '1',
          target: {},
          at: at(60),
          covers: ['incidents'],
        },
      ],
      'failedDeploymentRecoveryTime',
    );
    expect(current).toMatchObject({ value: 25 * 60, sample: 1 });
  });
});
