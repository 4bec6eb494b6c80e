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
        changes: ['abc', 'def'],
        isRollback: true,
        isRework: false,
        fixesIncident: 'I1',
      },
    ],
    ['a change', { ...change, mergedAt: '2026-03-01T08:00:00.000Z' }],
    ['an incident', { ...incident, startedAt: '2026-03-01T08:00:00.000Z' }],
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
      /kind: must be deployment, change or incident/,
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
      'an instant two days ahead',
      { ...incident, resolvedAt: '2026-03-03T09:00:00Z' },
      /^resolvedAt: must not be more than a day in the future$/,
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
    const item = { ...incident, startedAt: '2026-03-02T08:59:59.000Z' };
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
