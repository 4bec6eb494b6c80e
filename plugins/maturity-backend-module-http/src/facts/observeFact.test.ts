import { JsonObject, JsonValue } from '@backstage/types';
import { declareFact } from '../__testUtils__/declare';
import { toItems } from '../__testUtils__/MemoryToolReader';
import { observeFact } from './observeFact';

const now = Date.parse('2026-06-15T12:00:00Z');
const gap = 'quality.example was cut after 100 pages: raise maxPages';

function observe(
  changes: JsonObject,
  values: readonly JsonValue[],
  gaps: readonly string[] = [],
) {
  const items = toItems(values).map(item => ({ ...item, key: 'shop' }));
  return observeFact(
    declareFact(changes),
    { keys: ['shop'], items, gaps },
    { now, servers: ['https://quality.example'] },
  );
}

const number = { type: 'number', value: '$[*].n' };
const passed = { value: '$[*].ok' };
const n = (...values: JsonValue[]) => values.map(value => ({ n: value }));
const ok = (...values: JsonValue[]) => values.map(value => ({ ok: value }));

describe('observeFact', () => {
  it.each<[string, JsonObject, JsonValue[], JsonValue]>([
    ['a boolean', passed, ok(false), false],
    ['a number', number, n(0), 0],
    ['a number in a text', number, n('-85.30'), -85.3],
    ['a text', { type: 'string', value: '$[*].n' }, n('A'), 'A'],
    ['an empty text', { type: 'string', value: '$[*].n' }, n(''), ''],
    ['a list of texts', { type: 'strings', value: '$[*].n' }, n(['a']), ['a']],
    ['an empty list of texts', { type: 'strings', value: '$[*].n' }, n([]), []],
    [
      'an instant, in UTC',
      { type: 'instant', value: '$[*].n' },
      n('2026-06-15T09:00:00+0200'),
      '2026-06-15T07:00:00.000Z',
    ],
    [
      'a meaning',
      { means: { OK: true, ERROR: false }, ...passed },
      ok('OK'),
      true,
    ],
    ['what null means', { means: { null: false }, ...passed }, ok(null), false],
    ['what a number means', { means: { '1': true }, ...passed }, ok(1), true],
    ['the first', { ...number, reduce: 'first' }, n(3, 1), 3],
    ['how many', { ...number, reduce: 'count' }, n(null, 'x', {}), 3],
    [
      'how many match',
      { ...number, value: '$[?@.n > 1]', reduce: 'count' },
      n(1),
      0,
    ],
    ['the largest', { ...number, reduce: 'max' }, n(3, '10', -1), 10],
    ['the sum', { ...number, reduce: 'sum' }, n(3, '10', -1), 12],
    ['the smallest', { ...number, reduce: 'min' }, n(3, '10', -1), -1],
    [
      'a share',
      { ...passed, type: 'number', reduce: 'share' },
      ok(true, false, false, false),
      0.25,
    ],
    ['any', { ...passed, reduce: 'any' }, ok(false, true), true],
    ['none', { ...passed, reduce: 'any' }, ok(false, false), false],
    ['all', { ...passed, reduce: 'all' }, ok(true, true), true],
    ['not all', { ...passed, reduce: 'all' }, ok(true, false), false],
    [
      'the latest of times in several forms',
      { type: 'instant', value: '$[*].n', reduce: 'latest' },
      n('2026-06-15T09:00:00+02:00', 1_781_510_400, '2026-06-14T23:00:00Z'),
      '2026-06-15T08:00:00.000Z',
    ],
    [
      'different texts, sorted',
      { type: 'strings', value: '$[*].n', reduce: 'list' },
      n('b', 'a', 'b'),
      ['a', 'b'],
    ],
    [
      'no texts',
      { type: 'strings', value: '$[*].x', reduce: 'list' },
      n(1),
      [],
    ],
  ])('reads %s', (_, changes, values, value) => {
    expect(observe(changes, values)).toMatchObject({ value });
  });

  it.each<[string, JsonObject, JsonValue[], string]>([
    ['no value', passed, [{}], '$[*].ok: found nothing'],
    [
      'two values, even if they are the same',
      passed,
      ok(true, true),
      "$[*].ok: expected one value, found 2: $[0]['ok'] and $[1]['ok']",
    ],
    [
      'many values',
      passed,
      ok(true, true, true, true, true),
      "found 5: $[0]['ok'] and $[1]['ok'] and $[2]['ok'] and 2 more",
    ],
    [
      'another type',
      passed,
      ok('yes'),
      `$[0]['ok']: expected true or false, found "yes"`,
    ],
    [
      'null',
      passed,
      ok(null),
      `$[0]['ok']: expected true or false, found null`,
    ],
    [
      'an object',
      number,
      n({}),
      `$[0]['n']: expected a number, found an object`,
    ],
    [
      'a list',
      { type: 'string', value: '$[*].n' },
      n([1]),
      'expected a text, found a list',
    ],
    [
      'a number as text',
      { type: 'string', value: '$[*].n' },
      n(1),
      'expected a text, found 1',
    ],
    ['no number', number, n('n/a'), 'expected a number, found "n/a"'],
    ['an empty number', number, n(''), 'expected a number, found ""'],
    ['a number in hex', number, n('0x10'), 'expected a number, found "0x10"'],
    [
      'a list of others',
      { type: 'strings', value: '$[*].n' },
      n(['a', 1]),
      'expected a list of texts, found a list',
    ],
    [
      'one wrong value among many',
      { ...number, reduce: 'max' },
      n(1, 'x'),
      `$[1]['n']: expected a number, found "x"`,
    ],
    [
      'a value without a meaning',
      { ...passed, means: { OK: true } },
      ok('WARN\u202e'.padEnd(99, '!')),
      `$[0]['ok']: nothing says what "WARN!!!`,
    ],
    [
      'a meaning that every object has',
      { ...passed, means: { OK: true } },
      ok('constructor'),
      'nothing says what "constructor" means',
    ],
    [
      'an object to be translated',
      { ...passed, means: { OK: true } },
      ok({}),
      'nothing says what an object means',
    ],
    [
      'the future',
      { type: 'instant', value: '$[*].n' },
      n('2027-01-01T00:00:00Z'),
      'is in the future',
    ],
    [
      'a local time',
      { type: 'instant', value: '$[*].n', reduce: 'latest' },
      n('2026-06-01T12:00:00'),
      'is no time',
    ],
    ...['any', 'all'].map(
      (reduce): [string, JsonObject, JsonValue[], string] => [
        `${reduce} of none`,
        { ...passed, reduce },
        [{}],
        'found nothing',
      ],
    ),
    ...['max', 'min', 'sum', 'share', 'first'].map(
      (reduce): [string, JsonObject, JsonValue[], string] => [
        `${reduce} of none`,
        { ...number, reduce },
        [{}],
        'found nothing',
      ],
    ),
    [
      'the latest of none',
      { type: 'instant', value: '$[*].n', reduce: 'latest' },
      [{}],
      'found nothing',
    ],
    [
      'a time of observation that is none',
      { ...passed, observedAt: '$[*].at' },
      [{ ok: true, at: 'today' }],
      `$[0]['at']: is no time`,
    ],
    [
      'a time of observation to come',
      { ...passed, observedAt: '$[*].at' },
      [{ ok: true, at: '2027-01-01' }],
      'is in the future',
    ],
    [
      'no time of observation',
      { ...passed, observedAt: '$[*].at' },
      ok(true),
      '$[*].at: found no time',
    ],
  ])('does not know %s', (_, changes, values, unknown) => {
    expect(observe(changes, values)).toEqual({
      unknown: expect.stringContaining(unknown),
    });
  });

  it('does not know what lies deeper than any answer should', () => {
    let deep: JsonValue = { ok: true };
    for (let level = 0; level < 100; level++) {
      deep = { deep };
    }
    const { unknown } = observe({ value: '$..ok' }, [deep]) as {
      unknown: string;
    };
    expect(unknown).toMatch(/recursion/);
  });

  it('knows the oldest time of observation', () => {
    const changes = { ...passed, reduce: 'all', observedAt: '$[*].at' };
    const values = [
      { ok: true, at: '2026-06-15T10:00:00Z' },
      { ok: true, at: 1_781_427_600 },
    ];
    expect(observe(changes, values)).toMatchObject({
      observedAt: '2026-06-14T09:00:00.000Z',
    });
  });

  describe('without an item', () => {
    it.each<[JsonValue, string[], object]>([
      ['unknown', [], { unknown: 'nothing was found for shop' }],
      [false, [gap], { unknown: gap }],
      [
        false,
        [],
        {
          value: false,
          evidence: [
            {
              title: 'Quality gate',
              url: 'https://quality.example/dashboard?id=shop',
            },
          ],
        },
      ],
    ])('with absent: %j and gaps %j', (absent, gaps, expected) => {
      expect(observe({ absent }, [], gaps)).toEqual(expected);
    });
  });

  describe('with items, while others may be missing', () => {
    const instant = { type: 'instant', value: '$[*].n', reduce: 'latest' };
    const list = { type: 'strings', value: '$[*].n', reduce: 'list' };

    it.each<[string, JsonObject, JsonValue[], JsonValue]>([
      ['one', passed, ok(true), true],
      ['first', { ...number, reduce: 'first' }, n(1, 2), 1],
      ['any, if it is true', { ...passed, reduce: 'any' }, ok(true), true],
      ['all, if it is false', { ...passed, reduce: 'all' }, ok(false), false],
    ])('knows %s', (_, changes, values, value) => {
      expect(observe(changes, values, [gap])).toMatchObject({ value });
    });

    it.each<[string, JsonObject, JsonValue[]]>([
      ['count', { ...number, reduce: 'count' }, n(1)],
      ['max', { ...number, reduce: 'max' }, n(1)],
      ['min', { ...number, reduce: 'min' }, n(1)],
      ['sum', { ...number, reduce: 'sum' }, n(1)],
      ['share', { ...passed, type: 'number', reduce: 'share' }, ok(true)],
      ['any, if it is false', { ...passed, reduce: 'any' }, ok(false)],
      ['all, if it is true', { ...passed, reduce: 'all' }, ok(true)],
      ['latest', instant, n('2026-06-15')],
      ['list', list, n('a')],
      ['one that is missing', passed, [{}]],
    ])('does not know %s', (_, changes, values) => {
      expect(observe(changes, values, [gap])).toEqual({
        unknown: expect.stringContaining(gap),
      });
    });
  });
});
