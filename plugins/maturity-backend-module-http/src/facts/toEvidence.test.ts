import { JsonObject, JsonValue } from '@backstage/types';
import {
  declareSource,
  gateFact,
  qualitySource,
} from '../__testUtils__/declare';
import { toItems } from '../__testUtils__/MemoryToolReader';
import { toEvidence } from './toEvidence';

const parameters = { org: 'acme & co' };

function linkTo(
  url: string,
  options: {
    items?: readonly JsonValue[];
    keys?: readonly string[];
    servers?: readonly string[];
  } = {},
) {
  const {
    items = [{}],
    keys = ['shop'],
    servers = ['https://quality.example/sonar'],
  } = options;
  const evidence: JsonObject = { title: 'Quality gate', url };
  const { declaration } = declareSource({
    ...qualitySource,
    parameters,
    facts: { gate: { ...gateFact, evidence } },
  });
  return toEvidence(
    declaration.facts.gate,
    {
      keys,
      gaps: [],
      items: toItems(items, servers[0]).map((item, index) => ({
        ...item,
        key: keys[index % keys.length],
      })),
    },
    { parameters, servers },
  ).map(({ url: address }) => address);
}

describe('toEvidence', () => {
  it.each<[string, string]>([
    ['{server}/p/{key}', 'https://quality.example/sonar/p/a%2Fb%3F%26'],
    ['https://web.example?id={key}', 'https://web.example/?id=a%2Fb%3F%26'],
    [
      '{server}/{parameters.org}#{key}',
      'https://quality.example/sonar/acme%20%26%20co#a%2Fb%3F%26',
    ],
  ])('fills %s with encoded values', (url, expected) => {
    expect(linkTo(url, { keys: ['a/b?&'] })).toEqual([expected]);
  });

  it.each<[JsonValue, string | undefined]>([
    [{ id: 7 }, 'https://quality.example/sonar/p/7'],
    [{ id: 'a/../b?' }, 'https://quality.example/sonar/p/a%2F..%2Fb%3F'],
    [{ id: '..' }, undefined],
    [{ id: '' }, undefined],
    [{ id: null }, undefined],
    [{ id: ['a'] }, undefined],
    [{}, undefined],
    ['id', undefined],
  ])('fills a field of the item %j', (item, expected) => {
    const [link] = linkTo('{server}/p/{item.id}', { items: [item] });
    expect(link).toBe(expected);
  });

  it('fills a field inside an object, and none without an item', () => {
    const url = '{server}/{item.of.id}';
    expect(linkTo(url, { items: [{ of: { id: 'a' } }] })).toEqual([
      'https://quality.example/sonar/a',
    ]);
    expect(linkTo(url, { items: [] })).toEqual([undefined]);
  });

  it('links to each item once, and to ten at most', () => {
    const keys = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const links = linkTo('{server}/{key}', { keys, items: Array(24).fill({}) });
    expect(links).toEqual(
      keys.slice(0, 10).map(key => `https://quality.example/sonar/${key}`),
    );
  });

  it('links to where an item would be, unless it could be on several servers', () => {
    const servers = ['https://one.example', 'https://two.example'];
    const url = '{server}/{key}';
    expect(linkTo(url, { items: [] })).toEqual([
      'https://quality.example/sonar/shop',
    ]);
    expect(linkTo(url, { items: [], servers })).toEqual([undefined]);
    expect(linkTo(url, { servers })).toEqual(['https://one.example/shop']);
  });

  it.each(['.', '..'])('does not link to a key that is %s', key => {
    expect(linkTo('{server}/p/{key}', { keys: [key] })).toEqual([undefined]);
  });

  it('reads links from items', () => {
    const items = [
      { url: 'https://ci.example/1' },
      { url: 'https://ci.example/1' },
      { url: 'HTTP://ci.example/2' },
    ];
    expect(linkTo('$[*].url', { items })).toEqual([
      'https://ci.example/1',
      'http://ci.example/2',
    ]);
  });

  it.each<JsonValue>([
    ['javascript', 'alert(1)'].join(':'),
    'https://ada:secret@ci.example/1',
    '/relative',
    '',
    7,
    null,
    ['https://ci.example'],
  ])('keeps the title without the link %j', url => {
    expect(linkTo('$[*].url', { items: [{ url }] })).toEqual([undefined]);
  });

  it('keeps the title if an item has no link', () => {
    expect(linkTo('$[*].url')).toEqual([undefined]);
    expect(linkTo('$[*].url', { items: [] })).toEqual([undefined]);
  });
});
