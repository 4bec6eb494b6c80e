import { once } from 'node:events';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { fetchBytes, fetchJson } from './fetchJson';
import { ApiRequest } from './request';

const { signal } = new AbortController();
const servers: Server[] = [];

/** Starts a server, and returns its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const get = (url: string, change: Partial<ApiRequest> = {}) =>
  fetchJson({ url, method: 'GET', headers: {}, ...change }, signal);

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('fetchJson', () => {
  it('reads an answer with its length, compressed or not', async () => {
    const body = { text: 'x'.repeat(100_000) };
    const url = await serve((request, response) => {
      const isCompressed = request.url === '/gzip';
      const bytes = Buffer.from(JSON.stringify(body));
      response.setHeader('etag', '"1"');
      if (isCompressed) {
        response.setHeader('content-encoding', 'gzip');
      }
      response.end(isCompressed ? gzipSync(bytes) : bytes);
    });
    for (const path of ['/', '/gzip']) {
      expect(await get(url + path)).toMatchObject({
        body,
        bytes: 100_011,
        headers: { etag: '"1"' },
      });
    }
    await expect(get(`${url}/gzip`, { maxBytes: 99_000 })).rejects.toThrow(
      'it answered with more than 0 MB',
    );
  });

  it.each<[string, unknown, string, string]>([
    ['JSON', { a: 1 }, 'application/json', '{"a":1}'],
    [
      'a form',
      new URLSearchParams({ a: '1&2' }),
      'application/x-www-form-urlencoded;charset=UTF-8',
      'a=1%262',
    ],
  ])('sends a body as %s', async (_, body, type, sent) => {
    const url = await serve(async (request, response) => {
      const text = (await request.setEncoding('utf8').toArray()).join('');
      response.end(JSON.stringify([request.headers['content-type'], text]));
    });
    const { body: answer } = await get(url, { method: 'POST', body });
    expect(answer).toEqual([type, sent]);
  });

  it.each<[string, string, RequestListener]>([
    [
      'HTML',
      'it answered with something else than JSON',
      (_, response) => response.end('<html>'),
    ],
    [
      'nothing',
      'it answered with something else than JSON',
      (_, response) => response.end(),
    ],
    [
      'lists in lists',
      'it answered with JSON that is nested too deep',
      (_, response) => response.end('['.repeat(100)),
    ],
    [
      'a failure in HTML',
      'HTTP status 503',
      (_, response) => response.writeHead(503).end('<html>'),
    ],
    [
      'a failure with a message',
      'no such project',
      (_, response) =>
        response.writeHead(404).end('{"message":"no such project"}'),
    ],
    [
      'a failure at length',
      'HTTP status 500',
      (_, response) =>
        response.writeHead(500).end(`{"message":"${'x'.repeat(1e6)}"}`),
    ],
    [
      'half of it',
      'terminated',
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('[1,');
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])('fails after %s', async (_, message, listener) => {
    await expect(get(await serve(listener))).rejects.toThrow(message);
  });

  it('stops to read an answer of 100 MB', async () => {
    let sent = 0;
    const item = Buffer.from(`"${'x'.repeat(9_998)}",`);
    const url = await serve((_, response) => {
      response.write('[');
      Readable.from(
        (function* items() {
          for (; sent < 100_000_000; sent += item.length) {
            yield item;
          }
        })(),
      ).pipe(response);
    });
    await expect(get(url)).rejects.toThrow('it answered with more than 20 MB');
    expect(sent).toBeLessThan(40_000_000);
  });

  it('lets others in while it parses a large answer', async () => {
    const items = Array.from({ length: 40_000 }, (_, id) => ({
      id,
      labels: { a: 'b', c: ['d', 'e'] },
    }));
    const text = JSON.stringify(items);
    const url = await serve((_, response) => response.end(text));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    expect((await get(url)).body).toEqual(items);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });
});

describe('a redirect', () => {
  const redirect = (status: number, location?: string): RequestListener => {
    return (request, response) => {
      if (request.url === '/end') {
        response.end(JSON.stringify([request.method, request.headers.token]));
      } else {
        response.writeHead(status, location ? { location } : {}).end();
      }
    };
  };
  const follow = async (
    method: 'GET' | 'POST',
    status: number,
    location?: string,
  ) => {
    const url = await serve(redirect(status, location));
    const headers = { token: 'canary' };
    const body = method === 'POST' ? { a: 1 } : undefined;
    return get(url, { method, headers, body }).then(
      answer => answer.body,
      error => error.message,
    );
  };

  it.each<['GET' | 'POST', number, string | undefined, unknown]>([
    ['GET', 302, '/end', ['GET', 'canary']],
    ['GET', 308, 'end', ['GET', 'canary']],
    ['POST', 307, '/end', ['POST', 'canary']],
    ['POST', 302, '/end', 'it redirected a POST, which is not followed'],
    ['GET', 301, '/again', 'it redirected more than 3 times'],
    ['GET', 302, undefined, 'HTTP status 302'],
    [
      'GET',
      302,
      'http://',
      'it redirected to no address, which is not followed',
    ],
    [
      'GET',
      302,
      'https://me:pw@evil.example/a?token=1',
      'it redirected to https://evil.example, which is not followed',
    ],
  ])('of a %s with %i to %s', async (method, status, location, expected) => {
    expect(await follow(method, status, location)).toEqual(expected);
  });

  it('does not reach another port', async () => {
    let isReached = false;
    const other = await serve((_, response) => {
      isReached = true;
      response.end('1');
    });
    expect(await follow('GET', 302, `${other}/end`)).toBe(
      `it redirected to ${other}, which is not followed`,
    );
    expect(isReached).toBe(false);
  });
});

describe('fetchBytes', () => {
  const getBytes = (url: string, change: Partial<ApiRequest> = {}) =>
    fetchBytes({ url, method: 'GET', headers: {}, ...change }, signal);

  it('reads an answer as it is, within a limit', async () => {
    const url = await serve((_, response) => {
      response.setHeader('etag', '"1"');
      response.end(Buffer.from([0, 255, 1]));
    });
    expect(await getBytes(url)).toMatchObject({
      body: Buffer.from([0, 255, 1]),
      bytes: 3,
      headers: { etag: '"1"' },
    });
    await expect(getBytes(url, { maxBytes: 2 })).rejects.toMatchObject({
      isTooLong: true,
    });
  });

  it('repeats the message of an error', async () => {
    const url = await serve((_, response) => {
      response.writeHead(403).end('{"message":"no"}');
    });
    await expect(getBytes(url)).rejects.toMatchObject({
      status: 403,
      message: 'no',
    });
  });
});
