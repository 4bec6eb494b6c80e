import { parseDelivery } from './parseDelivery';

const now = new Date('2026-03-01T09:00:00.000Z');
const keptSince = new Date('2025-03-01T09:00:00.000Z');
const parse = (item: unknown) => parseDelivery(item, { now, keptSince });

const deployment = {
  kind: 'deployment',
  source: 'ci',
  externalId: '1',
  target: { entityRef: 'component:default/cart' },
  finishedAt: '2026-03-01T08:00:00.000Z',
};
const change = {
  kind: 'change',
  source: 'git',
  externalId: 'abc',
  target: {},
  mergedAt: '2026-03-01T08:00:00Z',
};
const incident = {
  kind: 'incident',
  source: 'pager',
  externalId: 'I1',
  target: {},
  startedAt: '2026-03-01T08:00:00Z',
};

const heartbeat = {
  kind: 'heartbeat',
  source: 'pager',
  externalId: '2026-03-01',
  target: {},
  at: '2026-03-01T08:00:00.000Z',
  covers: ['incidents', 'rework'],
};

describe('parseDelivery', () => {
  it.each([
    ['a deployment', deployment],
    [
      'a deployment with all there can be',
      {
        ...deployment,
        target: {
          entityRef: 'component:default/cart',
          annotations: { 'github.com/project-slug': 'acme/cart' },
          labels: { service: 'cart' },
        },
        url: 'https://example.com/runs/1',
        title: 'v1.2.3',
        environment: 'production',
        startedAt: '2026-03-01T07:00:00.000Z',
        result: 'failed',
        commit: 'abc',
        version: '1.2.3',
        run: '4711',
        part: 'eu-west',
        changes: ['abc', 'def'],
        isRollback: true,
        isRework: false,
        fixesIncident: 'I1',
      },
    ],
    ['a change', { ...change, mergedAt: '2026-03-01T08:00:00.000Z' }],
    ['an incident', { ...incident, startedAt: '2026-03-01T08:00:00.000Z' }],
    [
      'an incident with all there can be',
      {
        ...incident,
        environment: 'production',
        startedAt: '2026-03-01T08:00:00.000Z',
        resolvedAt: '2026-03-01T08:10:00.000Z',
        reopenedAt: '2026-03-01T08:20:00.000Z',
        severity: 'high',
        causedBy: '1',
        commit: 'abc',
        version: '1.2.3',
        isExternal: false,
      },
    ],
    ['a heartbeat', heartbeat],
  ])('takes %s as it is', (_, event) => {
    expect(parse(event)).toEqual({ event });
  });

  it('brings refs, instants and texts into one form', () => {
    const item = {
      ...deployment,
      externalId: ' 1\u0000\u202e ',
      target: { entityRef: 'Component:Cart' },
      title: `${'x'.repeat(600)}\u0007`,
      finishedAt: '2026-03-01T10:00:00+02:00',
    };
    expect(parse(item)).toEqual({
      event: { ...deployment, title: `${'x'.repeat(499)}…` },
    });
  });

  it.each([
    ['nothing', undefined, /must be an object/],
    [
      'a kind that is none',
      { ...change, kind: 'release' },
      /kind: must be deployment, change, incident or heartbeat/,
    ],
    ['no kind', { source: 'ci' }, /kind: must be/],
    [
      'no source',
      { ...deployment, source: undefined },
      /^source: must be a text$/,
    ],
    [
      'an empty id',
      { ...deployment, externalId: ' \u0000' },
      /^externalId: must not be empty$/,
    ],
    [
      'a long id',
      { ...deployment, externalId: 'x'.repeat(501) },
      /^externalId: must have at most 500 characters$/,
    ],
    [
      'no target',
      { ...deployment, target: undefined },
      /^target: must be an object$/,
    ],
    [
      'a target with a slip of the pen',
      { ...deployment, target: { entityref: 'x' } },
      /^target: does not have entityref$/,
    ],
    [
      'a ref that is none',
      { ...deployment, target: { entityRef: 'cart' } },
      /^target\.entityRef: must be a full entity ref/,
    ],
    [
      '21 labels',
      {
        ...deployment,
        target: {
          labels: Object.fromEntries(
            Array.from({ length: 21 }, (__, i) => [`l${i}`, 'x']),
          ),
        },
      },
      /^target\.labels: must have at most 20 entries$/,
    ],
    [
      'a label that is no text',
      { ...deployment, target: { labels: { app: 1 } } },
      /^target\.labels\.app: must be a text$/,
    ],
    [
      'a link that browsers do not open',
      { ...deployment, url: 'ftp://example.com/1' },
      /^url: must be an http or https link/,
    ],
    [
      'a result that is none',
      { ...deployment, result: 'success' },
      /^result: /,
    ],
    [
      'a field of another kind',
      { ...change, environment: 'production' },
      /environment/,
    ],
    [
      'a date without a time',
      { ...change, mergedAt: '2026-03-01' },
      /^mergedAt: must be an instant like/,
    ],
    [
      'no instant at all',
      { ...deployment, finishedAt: undefined },
      /^startedAt or finishedAt: must be given$/,
    ],
    [
      'an instant before 2000',
      { ...incident, startedAt: '1999-12-31T23:59:59Z' },
      /^startedAt: must not be before the year 2000$/,
    ],
    [
      'an instant ten minutes ahead',
      { ...incident, resolvedAt: '2026-03-01T09:10:00Z' },
      /^resolvedAt: must not be in the future$/,
    ],
    [
      'a reopening in the future',
      { ...incident, reopenedAt: '2026-03-01T18:00:00Z' },
      /^reopenedAt: must not be in the future$/,
    ],
    [
      'a heartbeat in the future',
      { ...heartbeat, at: '2026-03-02T08:00:00Z' },
      /^at: must not be in the future$/,
    ],
    [
      'a heartbeat that covers nothing',
      { ...heartbeat, covers: [] },
      /^covers: must name at least one$/,
    ],
    [
      'a heartbeat of what nobody watches',
      { ...heartbeat, covers: ['deployments'] },
      /^covers\.0: /,
    ],
    [
      'a deployment that ends before it starts',
      { ...deployment, startedAt: '2026-03-01T08:00:01Z' },
      /^finishedAt: must not be before startedAt$/,
    ],
    [
      'a change that is merged before it is committed',
      { ...change, committedAt: '2026-03-01T08:00:01Z' },
      /^mergedAt: must not be before committedAt$/,
    ],
    [
      'an incident that ends before it starts',
      { ...incident, resolvedAt: '2026-03-01T07:59:59Z' },
      /^resolvedAt: must not be before startedAt$/,
    ],
    [
      'what is older than what is kept',
      { ...change, mergedAt: '2025-02-28T08:00:00Z' },
      /longer ago than events are kept \(365 days\)/,
    ],
    [
      'a thousand and one changes',
      { ...deployment, changes: Array(1_001).fill('a') },
      /^changes: must name at most 1000$/,
    ],
  ])('refuses %s, and says where it is', (_, item, message) => {
    expect(parse(item)).toEqual({ message: expect.stringMatching(message) });
  });

  it('takes clocks that are a little ahead', () => {
    const item = { ...incident, startedAt: '2026-03-01T09:04:59.000Z' };
    expect(parse(item)).toEqual({ event: item });
  });

  it('never answers with a long message', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`label${index}`.repeat(15), 1]),
    );
    const parsed = parse({ ...deployment, target: { labels } });
    expect('message' in parsed && parsed.message.length).toBe(500);
  });
});
