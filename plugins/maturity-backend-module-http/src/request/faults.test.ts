import { Readable } from 'node:stream';
import {
  Answer,
  Answers,
  closeTools,
  createReader,
  startTool,
} from '../__testUtils__/startTool';

afterEach(closeTools);

/** Asks a tool for its list. `HOST` in a gap is where it is. */
async function askTool(
  answers: Answers,
  request: Readonly<Record<string, unknown>> = {},
  change: Readonly<Record<string, unknown>> = {},
) {
  const tool = await startTool(answers);
  const { ask, ...rest } = createReader(
    [{ baseUrl: `${tool.url}/base/` }],
    { get: '/items?a=b', ...request },
    change,
  );
  const run = async (keys?: readonly string[]) => {
    const { values, gaps } = await ask(keys);
    return { values, gaps: gaps.map(gap => gap.replaceAll(tool.host, 'HOST')) };
  };
  return { ...tool, ...rest, run };
}

const status =
  (code: number, body: unknown = { message: 'said so' }) =>
  () => ({ status: code, body });
const nested = { get: '/items', items: '$.items[*]' };
const graphql = {
  get: undefined,
  post: '/graphql',
  graphql: '{ items }',
  items: '$.data.items[*]',
};

describe('a list with a fault', () => {
  it.each<[string, Answers, string, Record<string, unknown>?]>([
    [
      'credentials that are not accepted',
      status(401),
      'HOST did not accept the credentials (401): set credentials at maturity.sources.tool.http.servers[0].auth',
    ],
    ['a refusal', status(403), 'HOST refused the request (403): said so'],
    [
      'a refusal for want of a permission',
      status(403),
      'HOST refused the request (403): the credentials need Browse',
      { permission: 'Browse' },
    ],
    [
      'no such path',
      status(404),
      'HOST has no /items (404), or does not show it to these credentials',
    ],
    ['a wrong request', status(400), 'HOST refused the request (400): said so'],
    ['failures', status(500), 'HOST failed (500): said so'],
    [
      'a page of HTML',
      status(200, '<html>'),
      'could not ask HOST: it answered with something else than JSON',
    ],
    [
      'lists in lists',
      status(200, '['.repeat(1e6)),
      'could not ask HOST: it answered with JSON that is nested too deep',
    ],
    ['no answer', () => ({ write: () => {} }), 'HOST did not answer in time'],
    [
      'a connection that breaks',
      () => ({ write: response => response.destroy() }),
      'could not ask HOST: fetch failed (UND_ERR_SOCKET)',
    ],
    [
      'half of an answer',
      () => ({
        write: response => {
          response.writeHead(200, { 'content-length': 99 }).write('[1,');
          setTimeout(() => response.destroy(), 20);
        },
      }),
      'could not ask HOST: terminated (UND_ERR_SOCKET)',
    ],
    [
      'a redirect to another host',
      () => ({
        status: 302,
        headers: { location: 'https://evil.example/?a=b' },
      }),
      'could not ask HOST: it redirected to https://evil.example, which is not followed',
    ],
    ['no list', status(200, {}), 'HOST `$.items` found nothing', nested],
    [
      'a text for a list',
      status(200, { items: 'none' }),
      'HOST `$.items` is no list',
      nested,
    ],
    [
      'a path to a whole list',
      status(200, { items: [1] }),
      'HOST `$.items` is one list: end the path with `[*]`',
      { items: '$.items' },
    ],
    [
      'a next page that is not declared',
      () => ({ body: [], headers: { link: '</items?page=2>; rel="next"' } }),
      'HOST has more pages: declare `pages`',
    ],
    [
      'an error of GraphQL',
      status(200, {
        data: null,
        errors: [{ message: 'no' }, { message: 'x' }],
      }),
      'HOST answered with an error: no (and 1 more)',
      graphql,
    ],
    [
      'no data of GraphQL',
      status(200, { data: null }),
      'HOST answered a GraphQL query without data',
      graphql,
    ],
    [
      'no GraphQL',
      status(200, []),
      'HOST gave no answer to a GraphQL query',
      graphql,
    ],
  ])('%s is a gap', async (_, answers, gap, ...[request]) => {
    const { run } = await askTool(answers, request, {
      timeout: { milliseconds: 300 },
    });
    expect(await run()).toEqual({ values: [], gaps: [gap] });
  });

  it.each<[string, object]>([
    ['an empty list', { items: [] }],
    ['null for a list', { items: null }],
  ])('%s is no gap', async (_, body) => {
    const { run } = await askTool(status(200, body), nested);
    expect(await run()).toEqual({ values: [], gaps: [] });
  });

  it('keeps the data beside an error of GraphQL', async () => {
    const { run, seen } = await askTool(
      status(200, { data: { items: [1] }, errors: [{ message: 'no' }] }),
      { ...graphql, variables: { a: 1 } },
    );
    expect(await run()).toEqual({
      values: [1],
      gaps: ['HOST answered with an error: no'],
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      query: '{ items }',
      variables: { a: 1 },
    });
  });

  it('asks again after a failure that passes', async () => {
    const { run, reader, seen } = await askTool((_, times) =>
      times < 3 ? { status: 500 } : [1],
    );
    expect(await run()).toEqual({ values: [1], gaps: [] });
    expect(seen.map(({ path }) => path)).toEqual(
      Array(3).fill('/base/items?a=b'),
    );
    expect(reader.requests).toBe(3);
    reader.beginRun();
    expect(reader.requests).toBe(0);
  });

  it.each([
    [429, { 'retry-after': '90' }],
    [503, { 'retry-after': new Date(Date.now() + 90_000).toUTCString() }],
  ])('leaves the tool alone after %i with %j', async (code, headers) => {
    const { run, seen } = await askTool(() => ({ status: code, headers }));
    await expect(run()).rejects.toThrow('asked for a pause');
    await expect(run()).rejects.toThrow('asked for a pause');
    expect(seen).toHaveLength(1);
  });

  it('stops to read an answer of 100 MB', async () => {
    const part = Buffer.from(`"${'x'.repeat(999_997)}",`);
    let sent = 0;
    const { run } = await askTool(() => ({
      write: response => {
        response.write('[');
        Readable.from(
          (function* parts() {
            for (; sent < 100_000_000; sent += part.length) {
              yield part;
            }
          })(),
        ).pipe(response);
      },
    }));
    expect(await run()).toEqual({
      values: [],
      gaps: ['could not ask HOST: it answered with more than 20 MB'],
    });
    expect(sent).toBeLessThan(40_000_000);
  });

  it('ends with the reason of the signal', async () => {
    const tool = await startTool(() => ({ write: () => {} }));
    const { ask } = createReader([{ baseUrl: tool.url }], { get: '/items' });
    await expect(ask(undefined, AbortSignal.timeout(50))).rejects.toThrow(
      'aborted due to timeout',
    );
  });
});

describe('two servers', () => {
  it('are both read, and one that is down leaves a gap', async () => {
    const up = await startTool(() => [1]);
    const { host, url } = await startTool(() => []);
    closeTools();
    const again = await startTool(() => [1]);
    const { reader, ask } = createReader(
      [{ baseUrl: url }, { baseUrl: `${again.url}/x/`, name: 'second' }],
      { get: '/items' },
    );
    expect(await ask()).toEqual({
      values: [1],
      gaps: [`could not ask ${host}: fetch failed (ECONNREFUSED)`],
    });
    expect(up.seen).toEqual([]);
    expect(reader.requests).toBe(4);
  });
});

describe('what is not asked any more', () => {
  it('is a server that fails, for a minute or until the next run', async () => {
    const { run, reader, clock, seen } = await askTool(status(401), {
      get: '/items/{key}',
    });
    const key = ['a'];
    await run(key);
    const { gaps } = await run(key);
    expect(gaps).toEqual([
      expect.stringMatching(
        /\(401\).* \(it is not asked again for a minute\)$/,
      ),
    ]);
    expect(seen).toHaveLength(1);
    reader.beginRun();
    await run(key);
    clock.now += 60_000;
    await run(key);
    expect(seen).toHaveLength(3);
  });

  it('is a server that fails ten times in a row', async () => {
    let isDown = true;
    const { run, seen } = await askTool(
      (): Answer => (isDown ? { status: 200, body: 'x' } : { body: [1] }),
      { get: '/items/{key}' },
    );
    // All at once: what waits for its turn is not sent either.
    await Promise.all(Array.from({ length: 50 }, () => run(['a'])));
    isDown = false;
    expect((await run(['a'])).gaps).toEqual([
      'could not ask HOST: it answered with something else than JSON (it is not asked again for a minute)',
    ]);
    // Four were under way at the tenth failure.
    expect(seen.length).toBeLessThan(15);
  });

  it('is anything beyond the requests of a run', async () => {
    const { run, reader } = await askTool(() => [1], {}, { maxRequests: 2 });
    await run();
    await run();
    expect(await run()).toEqual({
      values: [],
      gaps: [
        'HOST was not asked: the run used up its 2 requests: raise maturity.sources.tool.http.maxRequests',
      ],
    });
    reader.beginRun();
    expect(await run()).toEqual({ values: [1], gaps: [] });
  });
});
