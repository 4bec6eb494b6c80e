import { JsonValue } from '@backstage/types';
import { openReader } from './__testUtils__/declareSql';
import {
  createTestDatabase,
  databaseNames,
  TestDatabase,
} from './__testUtils__/testDatabases';

jest.setTimeout(120_000);

/** An expression of SQL, and the value that is read. */
type Case = [expression: string, value: JsonValue];

const both: Case[] = [
  ['NULL', null],
  ['12', 12],
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', '9007199254740993'],
  ['-9007199254740993', '-9007199254740993'],
  ['CAST(85.30 AS DECIMAL(10, 2))', 85.3],
  [
    'CAST(12345678901234567890.123 AS DECIMAL(30, 3))',
    '12345678901234567890.123',
  ],
  ["'85.3'", '85.3'],
  ["DATE '2026-11-29'", '2026-11-29'],
  ["'grün 🎉'", 'grün 🎉'],
  ["''", ''],
];

const cases: Readonly<Record<string, Case[]>> = {
  PostgreSQL: [
    ...both,
    ['true', true],
    ['1.5::float8', 1.5],
    ["'NaN'::float8", 'NaN'],
    ["'Infinity'::numeric", 'Infinity'],
    [
      "timestamptz '2026-11-29 12:00:00.123456+02'",
      '2026-11-29T10:00:00.123456Z',
    ],
    ["timestamp '2026-11-29 12:00:00'", '2026-11-29T12:00:00+02:00'],
    ["'infinity'::timestamptz", 'infinity'],
    ["interval '1 day'", '1 day'],
    [`'{"a": [1, null, {"b": "c"}]}'::json`, { a: [1, null, { b: 'c' }] }],
    [`'{"a": 12345678901234567890}'::jsonb`, { a: '12345678901234567890' }],
    ["'null'::json", null],
    ["'\\xc0ffee'::bytea", 'c0ffee'],
    ["array['a', null, 'b,\"c']", ['a', null, 'b,"c']],
    [
      'array[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['array[9007199254740993]', ['9007199254740993']],
    [
      "'00000000-0000-4000-8000-000000000000'::uuid",
      '00000000-0000-4000-8000-000000000000',
    ],
    ["'10.0.0.1'::inet", '10.0.0.1'],
    ['row(1, 2)', '(1,2)'],
  ],
  MariaDB: [
    ...both,
    ['TRUE', 1],
    ['CAST(18446744073709551615 AS UNSIGNED)', '18446744073709551615'],
    ['CAST(1.5 AS DOUBLE)', 1.5],
    [
      "CAST('2026-11-29 12:00:00.123' AS DATETIME(3))",
      '2026-11-29T12:00:00.123+02:00',
    ],
    ['stamp FROM kept -- ', '2026-11-29T10:00:00Z'],
    ['document FROM kept -- ', { a: ['12345678901234567890', null] }],
    ["CAST('0000-00-00' AS DATE)", '0000-00-00'],
    ["x'c0ffee'", 'c0ffee'],
    ["b'101'", '05'],
    ["TIME '-12:30:00'", '-12:30:00'],
  ],
};

describe.each(databaseNames)('values of %s', name => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase(name);
    if (name === 'MariaDB') {
      const { admin } = database;
      await admin.raw('create table kept (stamp timestamp, document json)');
      await admin.raw("set time_zone = '+02:00'");
      await admin.raw(
        `set time_zone = '+02:00';
         insert into kept values ('2026-11-29 12:00:00', '{"a": [12345678901234567890, null]}')`,
      );
    }
  });

  afterAll(async () => {
    await database?.stop();
  });

  it.each(cases[name]!)('reads %s', async (expression, value) => {
    const [own, from = ''] = expression.split(/(?= FROM )/);
    const { ask, reader } = openReader(
      database.access,
      { query: `SELECT 'x' AS name, ${own} AS value${from}\n` },
      { timezone: '+02:00' },
    );
    expect(await ask()).toEqual({ rows: [{ name: 'x', value }], gaps: [] });
    await reader.close();
  });

  it('reads JSON in texts where that is declared', async () => {
    const query = `SELECT 'x' AS name, '{"a": 1}' AS good, 'a}' AS bad`;
    const { ask, reader } = openReader(database.access, {
      query,
      json: ['good', 'bad'],
    });
    expect((await ask()).rows).toEqual([
      { name: 'x', good: { a: 1 }, bad: 'a}' },
    ]);
    await reader.close();
    const other = openReader(database.access, { query, json: ['goood'] });
    expect((await other.ask()).gaps).toEqual([
      "the answer of lake has no column 'goood', which `json` names",
    ]);
    await other.reader.close();
  });

  it('does not know the zone of a time unless it is declared', async () => {
    const time =
      name === 'PostgreSQL'
        ? "timestamp '2026-11-29 12:00:00'"
        : "CAST('2026-11-29 12:00:00' AS DATETIME)";
    const { ask, reader } = openReader(database.access, {
      query: `SELECT 'x' AS name, ${time} AS at`,
    });
    expect((await ask()).rows).toEqual([
      { name: 'x', at: '2026-11-29T12:00:00' },
    ]);
    await reader.close();
  });

  it('keeps a column that is called like a property of all objects', async () => {
    const quote = name === 'PostgreSQL' ? '"' : '`';
    const { ask, reader } = openReader(database.access, {
      query: `SELECT 'x' AS name, 'y' AS ${quote}__proto__${quote}`,
    });
    const { rows } = await ask();
    expect(Object.entries(rows[0]!)).toEqual([
      ['name', 'x'],
      ['__proto__', 'y'],
    ]);
    await reader.close();
  });
});
