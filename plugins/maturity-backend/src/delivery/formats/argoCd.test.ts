import { InputError } from '@backstage/errors';
import { parseArgoCd } from './argoCd';

const now = new Date('2026-03-02T00:00:00Z');

const sha = '8ba7f6fd5c1c4b5e9d2a3f4b5c6d7e8f90a1b2c3';

/** The payload of a sync by the template of the documentation. */
const synced = {
  app: 'orders',
  namespace: 'argocd',
  server: 'https://argocd.example.com',
  phase: 'Succeeded',
  startedAt: '2026-03-01T08:00:00Z',
  finishedAt: '2026-03-01T08:01:30Z',
  revision: sha,
  labels: { environment: 'production', team: 'shop' },
  images: ['ghcr.io/acme/orders:1.4.2', 'ghcr.io/acme/orders-worker:1.4.2'],
};

describe('parseArgoCd', () => {
  it('makes a deployment of a sync', () => {
    expect(parseArgoCd(synced, { now })).toEqual({
      ignored: 0,
      events: [
        {
          kind: 'deployment',
          source: 'argocd',
          externalId:
            'https://argocd.example.com/argocd/orders/2026-03-01T08:00:00.000Z',
          target: {
            annotations: { 'argocd/app-name': 'orders' },
            labels: { app: 'orders', environment: 'production', team: 'shop' },
          },
          environment: 'production',
          startedAt: '2026-03-01T08:00:00.000Z',
          finishedAt: '2026-03-01T08:01:30.000Z',
          result: 'succeeded',
          commit: sha,
          version: '1.4.2',
          title: 'orders 1.4.2',
          url: 'https://argocd.example.com/applications/argocd/orders',
        },
      ],
    });
  });

  it.each(['Failed', 'Error'])('knows that a sync failed: %s', phase => {
    expect(parseArgoCd({ ...synced, phase }, { now }).events).toMatchObject([
      { result: 'failed' },
    ]);
  });

  it.each(['Running', 'Terminating'])('ignores what goes on: %s', phase => {
    expect(parseArgoCd({ ...synced, phase }, { now })).toEqual({
      events: [],
      ignored: 1,
    });
  });

  it('tells apps of the same name on two servers apart', () => {
    const ids = ['https://a.example', 'https://b.example'].map(
      server =>
        parseArgoCd({ ...synced, server }, { now }).events[0].externalId,
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('takes commit, version and environment of the application where they are told', () => {
    const told = {
      ...synced,
      commit: 'a'.repeat(40),
      version: '2.0.0',
      environment: 'prod-eu',
    };
    expect(parseArgoCd(told, { now }).events).toMatchObject([
      { commit: told.commit, version: '2.0.0', environment: 'prod-eu' },
    ]);
  });

  it('knows no version where images differ, and no commit of a chart', () => {
    const mixed = {
      ...synced,
      revision: '7.1.0',
      images: ['orders:1.4.2', 'redis:8', 'proxy@sha256:abc'],
    };
    expect(parseArgoCd(mixed, { now }).events).toMatchObject([
      { version: undefined, commit: undefined, title: 'orders' },
    ]);
  });

  it('does with the little that every application has', () => {
    const { app, phase, startedAt } = synced;
    const bare = {
      app,
      phase,
      startedAt,
      labels: null,
      images: null,
      finishedAt: null,
      revision: null,
      environment: '',
    };
    expect(parseArgoCd(bare, { now }).events).toEqual([
      {
        kind: 'deployment',
        source: 'argocd',
        externalId: 'orders/2026-03-01T08:00:00.000Z',
        target: {
          annotations: { 'argocd/app-name': 'orders' },
          labels: { app: 'orders' },
        },
        startedAt: '2026-03-01T08:00:00.000Z',
        finishedAt: now.toISOString(),
        isEndAssumed: true,
        result: 'succeeded',
        title: 'orders',
      },
    ]);
  });

  it.each<[string, object, string]>([
    ['no app', { ...synced, app: undefined }, 'app: must be a text'],
    [
      'a phase of its own',
      { ...synced, phase: 'Synced' },
      'phase: must be the phase of an operation',
    ],
    [
      'no start',
      { ...synced, startedAt: null },
      'startedAt: must be an instant',
    ],
  ])('says what is wrong with %s', (_, payload, message) => {
    const act = () => parseArgoCd(payload, { now });
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
    expect(act).toThrow('template of docs/delivery.md');
  });
});
