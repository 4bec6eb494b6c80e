const target = { entityRef: 'component:default/cart' };
/**
 * Events of `component:default/cart` of every kind, with all that there can be,
 * in February 2026; and one that belongs to nobody.
 */
export const deliveryEvents = [
  ...Array.from({ length: 8 }, (_, index) => ({
    kind: 'deployment',
    source: 'ci',
    externalId: `d${index}`,
    target,
    environment: 'production',
    startedAt: `2026-02-1${index}T08:00:00Z`,
    finishedAt: `2026-02-1${index}T08:10:00Z`,
    result: index === 3 ? 'failed' : 'succeeded',
    commit: `c${index}`,
    version: `1.${index}`,
    changes: [`c${index}`],
    title: 'A release',
    url: 'https://example.com/run',
    ...(index === 4 && { isRollback: true, isRework: true }),
    ...(index === 6 && { fixesIncident: 'i0' }),
  })),
  ...Array.from({ length: 8 }, (_, index) => ({
    kind: 'change',
    source: 'git',
    externalId: `c${index}`,
    target,
    committedAt: `2026-02-1${index}T06:00:00Z`,
    mergedAt: `2026-02-1${index}T07:00:00Z`,
  })),
  {
    kind: 'incident',
    source: 'pager',
    externalId: 'i0',
    target,
    environment: 'production',
    severity: 'high',
    causedBy: 'd5',
    startedAt: '2026-02-15T09:00:00Z',
    resolvedAt: '2026-02-15T10:00:00Z',
  },
  {
    kind: 'incident',
    source: 'pager',
    externalId: 'i1',
    target,
    startedAt: '2026-02-17T09:00:00Z',
  },
  {
    kind: 'change',
    source: 'git',
    externalId: 'x',
    target: { labels: { service: 'absent' } },
    mergedAt: '2026-02-10T07:00:00Z',
  },
];
