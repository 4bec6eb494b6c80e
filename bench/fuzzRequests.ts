import {
  Endpoint,
  endpoints,
  listQueryFields,
} from '@platform-maturity/backstage-plugin-maturity-common';
import fc, { Arbitrary } from 'fast-check';

/** A request to send. */
export interface FuzzRequest {
  readonly method: string;
  /** Path and query below `/api/maturity`, encoded; perhaps wrongly. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Texts that name something, or that a parser, a database or a browser treats in a way of its own. */
const texts = fc.oneof(
  fc.constantFrom(
    ...['component', 'Component', 'default', 'service-1', 'generated'],
    ...['component:default/service-1', 'group:default/team-1', 'stage', 'csv'],
    ...['', ' ', '0', '-1', '1e999', 'NaN', 'null', 'true', '[]', '{}'],
    ...['a/b', '../..', '..%2f', ':', '::', 'a:b:c/d/e', '/', '//', '.', '?'],
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
    ...["' or 1=1 --", '"; drop table facts; --', '%', '_', '\\', '${1}'],
    ...['\0', '\u0007', '\r\nx: y', '\u202e', '＝1+1', '😀', 'ß', 'İ'],
    ...['2026-02-30', '2026-01-01', '9999-12-31T23:59:59Z', '-000001-01-01'],
    ...['x'.repeat(5_000), '['.repeat(500), '(a+)+$'],
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const values = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.double(),
    fc.integer(),
    fc.constantFrom(null, true, false, Number.MAX_SAFE_INTEGER, -0),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** Half a character cannot be encoded, but can be sent. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const segments = fc.oneof(
  { weight: 8, arbitrary: texts.map(encode) },
  { weight: 1, arbitrary: fc.constantFrom('%', '%zz', '%ff', '%ed%a0%80') },
);

function pathTo(endpoint: Endpoint): Arbitrary<string> {
  const parts = endpoint.path.split('/').slice(1);
  return fc
    .tuple(
      ...parts.map(part =>
        part.startsWith('{') ? segments : fc.constant(part),
      ),
    )
    .map(filled => `/${filled.join('/')}`);
}

function queryTo(id: keyof typeof endpoints): Arbitrary<string> {
  const endpoint: Endpoint = endpoints[id];
  const known =
    endpoint.request && endpoint.method === 'get'
      ? listQueryFields(endpoint.request).map(({ name }) => name)
      : [];
  const names = known.length > 0 ? fc.constantFrom(...known) : texts;
  const pair = fc.tuple(
    fc.oneof({ weight: 9, arbitrary: names }, texts).map(encode),
    segments,
  );
  return fc
    .array(pair, { maxLength: 6 })
    .map(pairs => pairs.map(pair_ => pair_.join('=')).join('&'));
}

const bodies: Arbitrary<Buffer | undefined> = fc.oneof(
  values.map(value => Buffer.from(JSON.stringify(value) ?? '')),
  fc
    .record({
      filter: values,
      events: fc.array(values, { maxLength: 5 }),
      deliveries: fc.array(values, { maxLength: 5 }),
    })
    .map(value => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
  fc.constantFrom(
    Buffer.from('{"a":'),
    Buffer.from(`${'['.repeat(20_000)}${']'.repeat(20_000)}`),
    Buffer.from(JSON.stringify({ text: 'x'.repeat(2_000_000) })),
    undefined,
  ),
);

const headers: Arbitrary<Record<string, string>> = fc.record(
  {
    'content-type': fc.constantFrom(
      ...['application/json', 'application/json', 'application/json'],
      ...['text/plain', 'application/cloudevents+json', 'application/x-ndjson'],
      ...['application/json; charset=utf-7', 'multipart/form-data', 'x'],
    ),
    'content-encoding': fc.constantFrom('identity', 'gzip', 'br', 'unheard-of'),
    accept: fc.constantFrom('*/*', 'text/csv', 'application/json', 'x'),
    'if-none-match': fc.constantFrom('*', '"x"', 'W/"'),
    'ce-specversion': fc.constantFrom('1.0', '0.3', 'x'),
    'ce-type': fc.constant('dev.cdevents.service.deployed.0.2.0'),
  },
  { requiredKeys: [] },
);

/** Requests to any route, most of them wrong in some way. */
export const fuzzRequests: Arbitrary<FuzzRequest> = fc
  .constantFrom(...(Object.keys(endpoints) as (keyof typeof endpoints)[]))
  .chain(id => {
    const endpoint: Endpoint = endpoints[id];
    return fc.record({
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constant(endpoint.method.toUpperCase()) },
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'),
      ),
      path: fc.oneof(
        { weight: 6, arbitrary: pathTo(endpoint) },
        {
          weight: 2,
          arbitrary: pathTo(endpoint).map(path => `${path}/query`),
        },
        fc
          .array(segments, { maxLength: 5 })
          .map(parts => `/${parts.join('/')}`),
      ),
      query: queryTo(id),
      headers,
      body: bodies,
    });
  })
  .map(({ method, path, query, headers: sent, body }) => ({
    method,
    path: query ? `${path}?${query}` : path,
    headers: sent,
    body: ['GET', 'HEAD'].includes(method) ? undefined : body,
  }));
