import { deliveryEventSchema } from './events';

const change = {
  kind: 'change',
  source: 'git',
  externalId: 'abc',
  target: {},
  mergedAt: '2026-03-01T08:00:00.000Z',
};

const labels = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`label${index}`, 'x']),
  );

function listProblems(item: unknown): string[] {
  const issues = deliveryEventSchema.safeParse(item).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('deliveryEventSchema', () => {
  it.each([
    ['an offset', { mergedAt: '2026-03-01T10:00:00+02:00' }, change],
    ['an instant without seconds', { mergedAt: '2026-03-01T08:00Z' }, change],
    [
      'a ref in another case, without its namespace',
      { target: { entityRef: 'Component:Cart' } },
      { ...change, target: { entityRef: 'component:default/cart' } },
    ],
    [
      'twenty labels',
      { target: { labels: labels(20) } },
      { ...change, target: { labels: labels(20) } },
    ],
    [
      'the longest names',
      { externalId: 'x'.repeat(500), source: 'y'.repeat(100) },
      { ...change, externalId: 'x'.repeat(500), source: 'y'.repeat(100) },
    ],
  ])('accepts %s', (_, fields, event) => {
    expect(deliveryEventSchema.parse({ ...change, ...fields })).toEqual(event);
  });

  it.each([
    [
      'no kind',
      { kind: undefined },
      'kind: must be deployment, change, incident or',
    ],
    ['an empty source', { source: '' }, 'source: must not be empty'],
    [
      'a long id',
      { externalId: 'x'.repeat(501) },
      'externalId: must have at most 500 characters',
    ],
    [
      'a short entity ref',
      { target: { entityRef: 'cart' } },
      'target.entityRef: must be a full entity ref',
    ],
    [
      'twenty-one labels',
      { target: { labels: labels(21) } },
      'target.labels: must have at most 20 entries',
    ],
    ['a field of another kind', { severity: 'high' }, ': '],
    ['a day', { mergedAt: '2026-03-01' }, 'mergedAt: must be an instant'],
    [
      'a day that does not exist',
      { mergedAt: '2026-02-30T00:00:00Z' },
      'mergedAt: must be an instant',
    ],
    [
      'another protocol',
      { url: 'ftp://example.com/1' },
      'url: must be an http',
    ],
    ['a link without a host', { url: 'https://' }, 'url: must be an http'],
    [
      'a long link',
      { url: `https://example.com/${'x'.repeat(2_000)}` },
      'url: must be an http or https link of at most 2,000 characters',
    ],
  ])('rejects %s, with its path', (_, fields, problem) => {
    expect(listProblems({ ...change, ...fields })).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it('rejects what is no object', () => {
    expect(listProblems('change')).toEqual([': must be an object']);
  });
});
