import {
  change,
  listCounted,
  deployment,
  incident,
  measureMetric,
} from './__testUtils__/log';
import { halfYear } from './__testUtils__/quarter';
import { DELIVERY_METRICS } from './choices';

describe('what is behind a number', () => {
  it.each(DELIVERY_METRICS)('is as many as %s counts', metric => {
    for (const days of [30, 90] as const) {
      const events = halfYear();
      const { current } = measureMetric(events, metric, { days });
      const items = listCounted(events, metric, { days });
      expect(items.length).toBeGreaterThan(0);
      expect({ sample: items.length }).toEqual({
        sample: current.status === 'measured' && current.sample,
      });
    }
  });

  it('is a change with the deployment that brought it', () => {
    const events = [
      change('abc', '2026-06-10T10:00:00Z', {
        title: 'Fix the till',
        url: 'https://git.example/abc',
      }),
      deployment('1', '2026-06-10T12:00:00Z', {
        commit: 'abc',
        title: '1.2.3',
        url: 'https://ci.example/1',
      }),
    ];
    expect(listCounted(events, 'changeLeadTime')).toStrictEqual([
      {
        kind: 'change',
        source: 'git',
        externalId: 'abc',
        title: 'Fix the till',
        url: 'https://git.example/abc',
        at: '2026-06-10T12:00:00.000Z',
        seconds: 7_200,
        basis: 'deployedCommit',
        with: {
          kind: 'deployment',
          externalId: '1',
          title: '1.2.3',
          url: 'https://ci.example/1',
          at: '2026-06-10T12:00:00.000Z',
        },
      },
    ]);
  });

  it('is a failure with its first incident, and whether it lasts', () => {
    const events = [
      deployment('1', '2026-06-15T10:00:00Z'),
      incident('down', '2026-06-15T11:00:00Z'),
    ];
    const failure = {
      kind: 'deployment',
      source: 'ci',
      externalId: '1',
      at: '2026-06-15T10:00:00.000Z',
      basis: 'lastDeploymentBefore',
      isEstimated: true,
      with: {
        kind: 'incident',
        externalId: 'down',
        at: '2026-06-15T11:00:00.000Z',
      },
    };
    expect(listCounted(events, 'failedDeploymentRecoveryTime')).toStrictEqual([
      { ...failure, seconds: 3_600, isOpen: true },
    ]);
    expect(listCounted(events, 'changeFailRate')).toStrictEqual([
      { ...failure, counts: true },
    ]);
  });

  it('is every deployment of a rate, and whether it counts', () => {
    const events = [
      deployment('1', '2026-06-10T12:00:00Z', { isRework: true }),
      deployment('2', '2026-06-11T12:00:00Z'),
      deployment('3', '2026-06-12T12:00:00Z', { result: 'failed' }),
    ];
    const common = { kind: 'deployment', source: 'ci' };
    expect(listCounted(events, 'deploymentReworkRate')).toStrictEqual([
      {
        ...common,
        externalId: '2',
        at: '2026-06-11T12:00:00.000Z',
        counts: false,
      },
      {
        ...common,
        externalId: '1',
        at: '2026-06-10T12:00:00.000Z',
        counts: true,
        basis: 'markedAsRework',
      },
    ]);
    expect(listCounted(events, 'deploymentFrequency')).toStrictEqual([
      { ...common, externalId: '2', at: '2026-06-11T12:00:00.000Z' },
      { ...common, externalId: '1', at: '2026-06-10T12:00:00.000Z' },
    ]);
  });

  it('is nothing where nothing is measured', () => {
    const events = [deployment('1', '2026-06-10T12:00:00Z')];
    expect(listCounted(events, 'changeFailRate')).toEqual([]);
    expect(listCounted([], 'deploymentFrequency')).toEqual([]);
  });
});
