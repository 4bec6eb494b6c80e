import {
  Answers,
  closeTools,
  createReader,
  Seen,
  startTool,
} from '../__testUtils__/startTool';

afterEach(closeTools);

const numbers = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ id }));
const slice = (
  seen: Seen,
  all: readonly unknown[],
  { cap = 1_000 }: { readonly cap?: number } = {},
) => {
  const size = Math.min(Number(seen.query.get('size')), cap);
  const from = seen.query.has('page')
    ? (Number(seen.query.get('page')) - 1) * size
    : Number(seen.query.get('from'));
  return { items: all.slice(from, from + size), total: all.length };
};

const size = (value: number) => ({ parameter: 'size', value });
const byPage = { page: { parameter: 'page', size: size(20) } };
const byOffset = { offset: { parameter: 'from', size: size(20) } };
const withTotal = { page: { ...byPage.page, total: '$.total' } };
const byCursor = { cursor: { parameter: 'after', next: '$.next' } };
const byLink = { link: { size: size(2) } };

async function readPages(
  answers: Answers,
  pages: object,
  request: Readonly<Record<string, unknown>> = {},
) {
  const { url, host, seen } = await startTool(answers);
  const { ask, ...rest } = createReader([{ baseUrl: `${url}/api` }], {
    get: '/list',
    items: '$.items[*]',
    pages,
    ...request,
  });
  const run = async () => {
    const { values, gaps } = await ask();
    return {
      count: values.length,
      gaps: gaps.map(gap => gap.replaceAll(host, 'HOST').replace(/:\d+/, '')),
    };
  };
  return {
    ...(await run()),
    paths: seen.map(({ path }) => path),
    seen,
    run,
    ...rest,
  };
}

describe('a list in pages is read to its end', () => {
  it.each<[string, object, number, number]>([
    ['by page, the last one not full', byPage, 47, 3],
    ['by page, all full', byPage, 40, 3],
    ['by page, empty', byPage, 0, 1],
    ['by page and total', withTotal, 40, 2],
    ['by offset', byOffset, 47, 3],
  ])('%s', async (_, pages, count, requests) => {
    const result = await readPages(
      seen => ({ body: slice(seen, numbers(count)) }),
      pages,
    );
    expect(result).toMatchObject({ count, gaps: [] });
    expect(result.paths).toHaveLength(requests);
  });

  it.each([byPage, byOffset])(
    'although the tool gives fewer than it was asked for: %j',
    async pages => {
      const { count, gaps, paths } = await readPages(
        seen => ({ body: slice(seen, numbers(47), { cap: 10 }) }),
        pages,
      );
      expect({ count, gaps }).toEqual({ count: 47, gaps: [] });
      expect(paths).toHaveLength(5);
    },
  );

  it('although a filter leaves most out', async () => {
    const { count, gaps } = await readPages(
      seen => ({ body: slice(seen, numbers(47)) }),
      byPage,
      { items: '$.items[?@.id > 40]' },
    );
    expect({ count, gaps }).toEqual({ count: 6, gaps: [] });
  });

  it.each<[string, unknown]>([
    ['a token', '/a+b=='],
    ['a number', 7],
    ['an address', 'http://HOST/api/list?after=2'],
    ['a path', '/api/list?after=2'],
    ['a query', '?after=2'],
  ])('by %s', async (_, next) => {
    const { count, gaps, paths } = await readPages(
      ({ query, headers }) => ({
        body: query.has('after')
          ? { items: [2], next: null }
          : { items: [1], next: String(next).replace('HOST', headers.host!) },
      }),
      byCursor,
    );
    expect({ count, gaps }).toEqual({ count: 2, gaps: [] });
    expect(paths[1]).toMatch(/^\/api\/list\?after=/);
  });

  it('by the header Link', async () => {
    const { paths, gaps } = await readPages(
      ({ query }) => ({
        body: { items: [1] },
        headers: {
          link: query.has('c')
            ? '<?c=1>; rel="prev", <?c=3>; rel="next"; results="false"'
            : '<?c=0>; rel=prev, <?c=2>; title="a, b"; rel="last next"',
        },
      }),
      byLink,
    );
    expect(paths).toEqual(['/api/list?size=2', '/api/list?c=2']);
    expect(gaps).toEqual([]);
  });

  it.each<[object, string, unknown, unknown]>([
    [
      { graphql: 'query Q', variables: { a: 1 } },
      'after',
      { query: 'query Q', variables: { a: 1 } },
      { query: 'query Q', variables: { a: 1, after: 'x' } },
    ],
    [
      { body: { page: { a: 1 } } },
      'page.cursor',
      { page: { a: 1 } },
      { page: { a: 1, cursor: 'x' } },
    ],
  ])('in the body of %j', async (request, parameter, first, second) => {
    const { seen } = await readPages(
      (_, times) => ({ body: { data: [1], next: times === 1 ? 'x' : '' } }),
      { cursor: { parameter, next: '$.next' } },
      { get: undefined, post: '/list', items: '$.data[*]', ...request },
    );
    expect(seen.map(({ body }) => JSON.parse(body))).toEqual([first, second]);
  });

  it('keeps an item that moved to the next page once, if it has an id', async () => {
    const { count } = await readPages(
      (_, times) => ({
        body: {
          items: [
            [{ id: 1 }, { id: 2, a: 1 }, { b: 1 }, { b: 1 }, { id: 3 }],
            [{ id: 3 }, { id: 2, a: 2 }, { b: 1 }],
          ][times - 1],
          next: times === 1 ? 'x' : undefined,
        },
      }),
      byCursor,
    );
    expect(count).toBe(7);
  });
});

describe('a list in pages that is not complete', () => {
  const page = (items: unknown, rest: object = {}) => ({
    body: { items, ...rest },
  });
  const full = numbers(20);

  it.each<[string, object, Answers, number, string]>([
    [
      'the same page again and again',
      byPage,
      () => page(full),
      20,
      'HOST answered two times with the same page',
    ],
    [
      'a total that shrinks',
      withTotal,
      (seen, times) =>
        page(slice(seen, numbers(41)).items, { total: 42 - times }),
      40,
      'HOST changed the list while it was read',
    ],
    [
      'a total that is not reached',
      withTotal,
      seen => page(slice(seen, numbers(30)).items, { total: 50 }),
      30,
      'HOST listed 30 of 50',
    ],
    [
      'no total',
      withTotal,
      () => page(numbers(3)),
      3,
      'HOST told no total at `$.total`',
    ],
    [
      'the same cursor again and again',
      byCursor,
      (_, times) => page([times], { next: 'x' }),
      2,
      'HOST pointed to a page that it listed before',
    ],
    [
      'an empty page with a next one',
      byCursor,
      () => page([], { next: 'x' }),
      0,
      'HOST pointed from an empty page to a next one',
    ],
    [
      'a cursor of another type',
      byCursor,
      () => page([1], { next: {} }),
      1,
      'HOST told no next page that can be read at `$.next`',
    ],
    [
      'another host',
      byCursor,
      () => page([1], { next: 'https://evil.example/api/list?token=1' }),
      1,
      'HOST pointed to https://evil.example for the next page',
    ],
    [
      'a path that is not below the address of the server',
      byLink,
      () => ({ ...page([1]), headers: { link: '</other?a=b>; rel="next"' } }),
      1,
      'HOST pointed to another path for the next page',
    ],
    [
      'a failure in the middle',
      byCursor,
      (_, times) =>
        times < 3 ? page([times], { next: times }) : { status: 403 },
      2,
      'HOST refused the request (403): HTTP status 403 (page 3)',
    ],
    [
      'a list that is missing on a page',
      byCursor,
      (_, times) => (times === 1 ? page([1], { next: 2 }) : { body: {} }),
      1,
      'HOST `$.items` found nothing',
    ],
  ])('tells of %s', async (_, pages, answers, count, gap) => {
    expect(await readPages(answers, pages)).toMatchObject({
      count,
      gaps: [gap],
    });
  });

  it('tells of more pages than it may read', async () => {
    const { count, gaps } = await readPages(
      seen => ({ body: slice(seen, numbers(100)) }),
      byPage,
      { maxPages: 2 },
    );
    expect({ count, gaps }).toEqual({
      count: 40,
      gaps: ['the list of HOST was cut after 2 pages: raise `maxPages`'],
    });
  });
});

describe('a list that is too long', () => {
  it('is cut', async () => {
    const text = JSON.stringify({ items: ['x'.repeat(300_000)], next: 'N' });
    const { count, gaps } = await readPages(
      (_, times) => ({ body: text.replace('"N"', String(times)) }),
      byCursor,
    );
    expect({ count, gaps }).toEqual({
      count: 7,
      gaps: ['the list of HOST was cut after 7 pages: it has more than 2 MB'],
    });
  });
});

describe('a page that did not change', () => {
  it('is taken from memory, with the place of the next one', async () => {
    const tags: unknown[] = [];
    const { run, reader } = await readPages(({ query, headers }) => {
      tags.push(headers['if-none-match']);
      const etag = `"${query.get('c')}"`;
      return headers['if-none-match'] === etag
        ? { status: 304 }
        : {
            body: { items: [1] },
            headers: query.has('c')
              ? { etag, link: '' }
              : { etag, link: '<?c=2>; rel="next"' },
          };
    }, byLink);
    expect(await run()).toEqual({ count: 2, gaps: [] });
    expect(tags).toEqual([undefined, undefined, '"null"', '"2"']);
    expect(reader.requests).toBe(4);
  });
});
