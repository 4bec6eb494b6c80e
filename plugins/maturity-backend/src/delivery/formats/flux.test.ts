import { InputError } from '@backstage/errors';
import { parseFlux } from './flux';

const now = new Date('2026-03-02T00:00:00Z');

const sha = '731f7eaddfb6af01cb2173e18f0f75b0ba780ef1';

/** The event of kustomize-controller when an apply changed something. */
const applied = {
  involvedObject: {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    name: 'orders',
    namespace: 'apps',
    uid: '7d0cdc51-ddcf-4743-b223-83ca5c699632',
  },
  metadata: {
    'kustomize.toolkit.fluxcd.io/revision': `main@sha1:${sha}`,
    environment: 'production',
  },
  severity: 'info',
  reason: 'Progressing',
  message: 'Deployment/apps/orders configured',
  reportingController: 'kustomize-controller',
  timestamp: '2026-03-01T08:00:00Z',
};

/** The event of helm-controller after an upgrade. */
const upgraded = {
  ...applied,
  involvedObject: {
    ...applied.involvedObject,
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
  },
  metadata: { revision: '6.5.4' },
  reason: 'UpgradeSucceeded',
  message: 'Helm upgrade succeeded for release apps/orders.v7',
};

describe('parseFlux', () => {
  it('makes a deployment of a revision that changed something', () => {
    expect(parseFlux(applied, { now })).toEqual({
      ignored: 0,
      events: [
        {
          kind: 'deployment',
          source: 'flux',
          externalId: `Kustomization/apps/orders@main@sha1:${sha}`,
          target: {
            labels: {
              app: 'orders',
              environment: 'production',
              kustomization: 'orders',
              namespace: 'apps',
            },
          },
          environment: 'production',
          startedAt: '2026-03-01T08:00:00.000Z',
          result: 'succeeded',
          commit: sha,
          version: `main@sha1:${sha}`,
          title: `orders main@sha1:${sha}`,
        },
      ],
    });
  });

  it('counts a revision once, however often it is reported', () => {
    const later = { ...applied, timestamp: '2026-03-01T08:10:00Z' };
    const ids = [applied, later].map(
      event => parseFlux(event, { now }).events[0].externalId,
    );
    expect(ids[0]).toBe(ids[1]);
  });

  it('knows that a revision that was applied is not healthy', () => {
    const failed = { severity: 'error', reason: 'HealthCheckFailed' };
    const [before] = parseFlux(applied, { now }).events;
    expect(parseFlux({ ...applied, ...failed }, { now }).events).toEqual([
      { ...before, result: 'failed' },
    ]);
  });

  it('does not hold a failed attempt against the revision that comes through later', () => {
    const failed = { severity: 'error', reason: 'ReconciliationFailed' };
    const [before] = parseFlux(applied, { now }).events;
    const [attempt] = parseFlux({ ...applied, ...failed }, { now }).events;
    expect(attempt).toEqual({
      ...before,
      externalId: `${before.externalId}#ReconciliationFailed`,
      result: 'failed',
    });
  });

  it("takes the application's own commit where the artifact tells it", () => {
    const metadata = {
      revision: 'v1@sha256:0b31',
      originRevision: `main@sha1:${sha}`,
    };
    expect(parseFlux({ ...applied, metadata }, { now }).events).toMatchObject([
      { commit: sha, version: 'v1@sha256:0b31' },
    ]);
  });

  it.each([
    ['InstallSucceeded', 'succeeded', undefined],
    ['UpgradeFailed', 'failed', undefined],
    ['RollbackSucceeded', 'succeeded', true],
    ['RollbackFailed', 'failed', true],
  ])('makes a deployment of a release: %s', (reason, result, isRollback) => {
    const release = { ...upgraded, reason };
    expect(parseFlux(release, { now }).events).toMatchObject([
      { result, isRollback, version: '6.5.4', commit: undefined },
    ]);
  });

  it('counts each upgrade of a release, of the same chart too', () => {
    const later = { ...upgraded, timestamp: '2026-03-01T08:10:00Z' };
    const ids = [upgraded, upgraded, later].map(
      event => parseFlux(event, { now }).events[0].externalId,
    );
    expect(new Set(ids).size).toBe(2);
  });

  it.each<[string, object]>([
    ['another kind', { involvedObject: { kind: 'GitRepository', name: 'x' } }],
    [
      'a revision that waits',
      { reason: 'DependencyNotReady', severity: 'error' },
    ],
    ['what tells no revision', { metadata: {} }],
    ['details', { severity: 'trace' }],
    ['a test of a release', { ...upgraded, reason: 'TestSucceeded' }],
  ])('ignores %s', (_, change) => {
    expect(parseFlux({ ...applied, ...change }, { now })).toEqual({
      events: [],
      ignored: 1,
    });
  });

  it('takes the configured environment where the event names none', () => {
    expect(
      parseFlux(upgraded, { now, environment: 'production' }).events,
    ).toMatchObject([{ environment: 'production' }]);
  });

  it.each<[string, object, string]>([
    [
      'no object',
      { ...applied, involvedObject: undefined },
      'involvedObject: ',
    ],
    [
      'a severity of its own',
      { ...applied, severity: 'bad' },
      'severity: must',
    ],
    ['no time', { ...applied, timestamp: undefined }, 'timestamp: must be'],
  ])('says what is wrong with %s', (_, payload, message) => {
    const act = () => parseFlux(payload, { now });
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
  });
});
