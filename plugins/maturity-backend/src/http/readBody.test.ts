import { once } from 'node:events';
import { request as send, RequestOptions } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { readJsonBody } from './readBody';

const maxBytes = 100_000;

/** A server that answers with the body that it reads. */
async function startServer() {
  const router = PromiseRouter();
  router.use(async (request, response) => {
    response.json(await readJsonBody(request, { maxBytes, maxValues: 5_000 }));
  });
  const middleware = MiddlewareFactory.create({
    config: mockServices.rootConfig(),
    logger: mockServices.logger.mock(),
  });
  const server = express().use(router).use(middleware.error()).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const post = async (
    body: string | Buffer | readonly (string | Buffer)[],
    headers: RequestOptions['headers'] = {},
  ) => {
    const request = send({
      port,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    const parts = typeof body === 'string' || Buffer.isBuffer(body);
    for (const part of parts ? [body] : body) {
      request.write(part);
    }
    request.end();
    const [response] = await once(request, 'response');
    const answer = JSON.parse(await text(response));
    return { status: response.statusCode, answer };
  };
  return { post, port, stop: () => server.close() };
}

describe('the body of a request', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  const value = { items: [{ name: 'ä'.repeat(1_000) }] };
  const json = JSON.stringify(value);

  it.each([
    ['plain', json, undefined],
    ['as gzip', gzipSync(json), 'gzip'],
    ['as deflate', deflateSync(json), 'deflate'],
    ['as Brotli', brotliCompressSync(json), 'br'],
  ])('is read, %s', async (_, body, encoding) => {
    const headers = encoding ? { 'content-encoding': encoding } : {};
    expect(await server.post(body, headers)).toEqual({
      status: 200,
      answer: value,
    });
  });

  it('is read in parts, also where one ends inside of a letter', async () => {
    const bytes = Buffer.from(json);
    const parts = [bytes.subarray(0, 25), bytes.subarray(25)];
    expect(await server.post(parts)).toEqual({ status: 200, answer: value });
  });

  it('is empty where there is none, or one of another type', async () => {
    const empty = { status: 200, answer: {} };
    expect(await server.post('')).toEqual(empty);
    expect(await server.post([])).toEqual(empty);
    expect(await server.post('a: 1', { 'content-type': 'text/yaml' })).toEqual(
      empty,
    );
  });

  const large = JSON.stringify(['x'.repeat(2 * maxBytes)]);

  it.each([
    ['says its length', large, { 'content-length': `${large.length}` }],
    ['does not', large, {}],
    ['is small only while it is compressed', gzipSync(large), 'gzip'],
  ])('is refused if it is too large and %s', async (_, body, given) => {
    const headers =
      typeof given === 'string' ? { 'content-encoding': given } : given;
    expect(await server.post(body, headers)).toMatchObject({
      status: 413,
      answer: { error: { message: 'The body is too large' } },
    });
  });

  it.each([
    ['no JSON', '{"a":', {}, 400],
    ['more values than are checked', `[[${'1,'.repeat(9_000)}1]]`, {}, 400],
    ['not compressed as it says', json, { 'content-encoding': 'gzip' }, 400],
    ['compressed otherwise', json, { 'content-encoding': 'zstd' }, 415],
  ])(
    'is refused if it is %s, with a response',
    async (_, body, headers, status) => {
      // More than a connection buffers, so that somebody has to read it.
      const rest = ' '.repeat(maxBytes / 2);
      expect(await server.post([body, rest], headers)).toMatchObject({
        status,
      });
      expect(await server.post(json)).toMatchObject({ status: 200 });
    },
  );

  it('does not matter once its sender is gone', async () => {
    const request = send({
      port: server.port,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': '90000',
      },
    });
    request.on('error', () => {});
    request.write('[1,');
    await once(request, 'socket');
    request.destroy();
    expect(await server.post(json)).toMatchObject({ status: 200 });
  });
});
