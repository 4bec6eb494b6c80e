import { sourceSchema } from '../declaration/schema';
import { toPath, toRequest } from './toRequest';

const BASE = 'https://tool.example/base';
const values = {
  keys: ['a/b&c', 'é?{parameters.org}#'],
  separator: ',',
  parameters: { org: 'o r/g', dots: '..', line: 'a\r\nb: c', empty: '' },
};

function read(declared: object, change: object = {}) {
  const { requests } = sourceSchema.parse({
    title: 'Tool',
    description: 'A tool',
    servers: [{ baseUrl: BASE }],
    key: { annotation: 'example.com/key' },
    requests: { list: { items: '$[*]', ...declared } },
    facts: {},
  });
  const page = { parameters: {} };
  return toRequest(requests.list!, page, { ...values, ...change }, BASE);
}

describe('toRequest', () => {
  it.each<[string, object, string]>([
    ['a path', { get: '/p/{key}/{parameters.org}' }, '/p/a%2Fb%26c/o%20r%2Fg'],
    ['a path without a slash', { get: 'p' }, '/p'],
    ['no path', { get: '?a={key}' }, '?a=a%2Fb%26c'],
    [
      'keys in a path',
      { get: '/p/{keys}?x=1' },
      '/p/a%2Fb%26c%2C%C3%A9%3F%7Bparameters.org%7D%23?x=1',
    ],
    [
      'a query',
      { get: '/p?x=1', query: { k: '{keys}', n: 7, t: true } },
      '/p?x=1&k=a%2Fb%26c%2C%C3%A9%3F%7Bparameters.org%7D%23&n=7&t=true',
    ],
    [
      'a path that looks like another host',
      { get: '//evil.example/' },
      '//evil.example/',
    ],
    ['what looks like a user', { get: '@evil.example' }, '/@evil.example'],
    ['a fragment', { get: '/p#{key}' }, '/p'],
  ])('fills %s', (_, declared, path) => {
    expect(read(declared).path).toBe(path);
  });

  it('fills texts in a body, and a text that is all keys becomes a list', () => {
    const body = {
      keys: '{keys}',
      deep: [{ text: 'of {key} in {parameters.org}', n: 1, no: null }],
    };
    expect(read({ post: '/p', body })).toEqual({
      method: 'POST',
      path: '/p',
      headers: {},
      body: {
        keys: values.keys,
        deep: [{ text: 'of a/b&c in o r/g', n: 1, no: null }],
      },
    });
  });

  it('fills headers, with names in lower case', () => {
    const headers = { 'X-Org': 'a {parameters.org}' };
    expect(read({ get: '/p', headers }).headers).toEqual({
      'x-org': 'a o r/g',
    });
  });

  it.each<[string, object, string, object?]>([
    ['a path of dots', { get: '/p/{key}/x' }, '`.` or `..`', { keys: ['..'] }],
    ['a parameter of dots', { get: '/{parameters.dots}' }, '`.` or `..`'],
    ['dots that are written', { get: '/../x' }, '`.` or `..`'],
    ['dots in other words', { get: '/.%2e/x' }, '`.` or `..`'],
    ['dots behind a backslash', { get: '/a\\..\\..\\x' }, '`.` or `..`'],
    ['an empty key', { get: '/p/{key}' }, 'is empty', { keys: [''] }],
    ['an empty parameter', { get: '/p/{parameters.empty}' }, 'is empty'],
    ['half of a character', { get: '/{key}' }, 'half', { keys: ['\ud800'] }],
    ['no such parameter', { get: '/{parameters.constructor}' }, 'no parameter'],
    ['a key without one', { get: '/{key}' }, 'no keys', { keys: undefined }],
    [
      'a header with a line break',
      { get: '/', headers: { a: '{parameters.line}' } },
      'the header a would have a line break',
    ],
    ['a key in a header', { get: '/', headers: { a: '{key}' } }, 'no keys'],
  ])('refuses %s', (_, declared, message, ...[change]) => {
    expect(() => read(declared, change)).toThrow(message);
  });
});

describe('toPath', () => {
  it.each<[string, string | undefined]>([
    ['https://tool.example/base/a?b#c', '/a?b'],
    ['https://tool.example/base?b', '?b'],
    ['?c=2', '/list?c=2'],
    ['/base/x', '/x'],
    ['https://tool.example/baseless', undefined],
    ['https://tool.example/', undefined],
    ['https://tool.example/base/../x', undefined],
    ['https://tool.example.evil/base/a', undefined],
    ['http://tool.example/base/a', undefined],
    ['https://tool.example:8443/base/a', undefined],
    ['https://me@tool.example/base/a', undefined],
    ['//evil.example/base/a', undefined],
    ['mailto:me@tool.example', undefined],
    ['http://', undefined],
  ])('of %s', (address, path) => {
    expect(toPath(address, BASE, '/list?c=1')).toBe(path);
  });
});
