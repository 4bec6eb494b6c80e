import {
  Access,
  createTestDatabase,
  databaseNames,
  TestDatabase,
} from './__testUtils__/testDatabases';
import { openReader } from './__testUtils__/declareSql';
import { SqlToolReader } from './SqlToolReader';
import { JsonObject } from '@backstage/types';

jest.setTimeout(120_000);

describe.each(databaseNames)('SqlToolReader on %s', name => {
  let database: TestDatabase;
  let readers: SqlToolReader[];

  /** Asks as somebody, with the administrator when left out. */
  const open = (
    request: JsonObject,
    {
      access = database.access,
      ...changes
    }: { access?: Access } & JsonObject = {},
  ) => {
    const opened = openReader(access, request, changes as JsonObject);
    readers.push(opened.reader);
    return opened;
  };

  const isPostgres = name === 'PostgreSQL';

  beforeAll(async () => {
    database = await createTestDatabase(name);
    const { admin } = database;
    await admin.schema.createTable('projects', table => {
      table.string('name').notNullable();
      table.boolean('passed');
    });
    await admin('projects').insert([
      { name: 'shop', passed: true },
      { name: 'web', passed: false },
      { name: 'api', passed: null },
      { name: 'shop', passed: false },
      { name: "it's", passed: true },
    ]);
    await admin.schema.createTable('secrets', table => {
      table.string('name');
    });
  });

  beforeEach(() => {
    readers = [];
  });

  afterEach(async () => {
    await Promise.all(readers.map(reader => reader.close()));
  });

  afterAll(async () => {
    await database?.stop();
  });

  it('reads all rows, also those of one key', async () => {
    const { ask, reader } = open({
      query: 'SELECT name, passed FROM projects ORDER BY name, passed DESC',
    });
    const yes = isPostgres ? true : 1;
    const no = isPostgres ? false : 0;
    expect(await ask()).toEqual({
      rows: [
        { name: 'api', passed: null },
        { name: "it's", passed: yes },
        { name: 'shop', passed: yes },
        { name: 'shop', passed: no },
        { name: 'web', passed: no },
      ],
      gaps: [],
    });
    expect(reader.requests).toBe(1);
  });

  it.each([
    ["it's"],
    ["' OR '1'='1"],
    ["\\' OR 1=1 -- "],
    ["'; DROP TABLE projects; --"],
    ['{key}'],
    ['$1'],
    ['?'],
    ['web", "shop'],
  ])('binds the key %j as a value', async key => {
    const { ask } = open({
      query: 'SELECT name FROM projects WHERE name IN ({keys})',
      batch: { size: 10 },
    });
    const wanted = key === "it's" ? [{ name: key }] : [];
    expect(await ask([key])).toEqual({ rows: wanted, gaps: [] });
    expect(await ask([key, 'web'])).toEqual({
      rows: expect.arrayContaining([...wanted, { name: 'web' }]),
      gaps: [],
    });
    expect(await database.admin('projects').select()).toHaveLength(5);
  });

  it('binds one key, in lower case where case does not matter', async () => {
    const { ask } = open({
      query: 'SELECT name FROM projects WHERE name = {key}',
      ignoreCase: true,
    });
    expect((await ask(['WEB'])).rows).toEqual([{ name: 'web' }]);
  });

  it('binds parameters, and leaves what is in quotes', async () => {
    const { ask } = open(
      {
        query:
          "SELECT name, '{x} ? $1' AS note FROM projects /* {y} ? */ WHERE name = {parameters.name}",
      },
      { parameters: { name: "it's" } },
    );
    expect(await ask()).toEqual({
      rows: [{ name: "it's", note: '{x} ? $1' }],
      gaps: [],
    });
  });

  it('cuts an answer of a million rows, and goes on', async () => {
    const many = isPostgres
      ? 'SELECT n AS name FROM generate_series(1, 1000000) AS n'
      : 'SELECT seq AS name FROM seq_1_to_1000000';
    const { ask, reader } = open({ query: many, maxRows: 1_000 });
    const before = process.memoryUsage().heapUsed;
    const start = Date.now();
    const { rows, gaps } = await ask();
    expect(Date.now() - start).toBeLessThan(8_000);
    expect(rows).toHaveLength(1_000);
    expect(gaps).toEqual([
      'the answer of lake was cut after 1000 rows: raise `maxRows`',
    ]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100e6);
    expect((await ask()).rows).toHaveLength(1_000);
    expect(reader.requests).toBe(2);
  });

  it('reads exactly as many rows as it may', async () => {
    const { ask } = open({ maxRows: 5 });
    expect(await ask()).toMatchObject({ gaps: [] });
  });

  it('refuses columns of one name', async () => {
    const { ask } = open({
      query: 'SELECT a.name, b.name FROM projects a, projects b',
    });
    expect(await ask()).toEqual({
      rows: [],
      gaps: ["the answer of lake has two columns 'name': name them with AS"],
    });
  });

  it.each([
    [
      'a table that is not there',
      'SELECT name FROM project',
      /^lake has no such table or column, or does not show it \((42P01|1146)\): .*project/,
    ],
    [
      'a column that is not there',
      'SELECT nam FROM projects',
      /^lake has no such table or column, or does not show it \((42703|1054)\): .*nam/,
    ],
    [
      'a statement that is none',
      'SELECT FROM WHERE',
      /^lake refused the query \((42601|1064)\): /,
    ],
  ])('tells of %s', async (_, query, gap) => {
    const { ask } = open({ query });
    expect(await ask()).toEqual({
      rows: [],
      gaps: [expect.stringMatching(gap)],
    });
  });

  it('tells which permission is missing', async () => {
    const access = await database.createReader('projects');
    const { ask } = open(
      {
        query: 'SELECT name FROM secrets',
        permission: 'SELECT on secrets',
      },
      { access },
    );
    const { gaps } = await ask();
    expect(gaps).toEqual([
      expect.stringMatching(
        /^lake refused the query \((42501|1142)\): the user needs SELECT on secrets: .*secrets/,
      ),
    ]);
    expect(JSON.stringify(gaps)).not.toContain(access.password);
    const allowed = open({}, { access });
    expect((await allowed.ask()).rows).toHaveLength(5);
  });

  it('does not tell the password that is refused, and asks again after a minute', async () => {
    const access = { ...database.access, password: 'canary-password' };
    const { ask, reader, clock, logger } = open({}, { access });
    const gap = expect.stringMatching(
      /^lake did not accept the user and password \((28P01|1045)\)/,
    );
    const answers = [await ask(), await ask()];
    expect(answers).toEqual([
      { rows: [], gaps: [gap] },
      {
        rows: [],
        gaps: [expect.stringMatching(/not asked again for a minute/)],
      },
    ]);
    expect(reader.requests).toBe(1);
    clock.now += 61_000;
    await ask();
    expect(reader.requests).toBe(2);
    expect(JSON.stringify([answers, logger.debug.mock.calls])).not.toContain(
      'canary',
    );
  });

  it('tells of a database that cannot be reached', async () => {
    const access = { ...database.access, port: 1 };
    const { ask } = open({}, { access });
    expect((await ask()).gaps).toEqual([
      expect.stringMatching(/^could not ask lake: .*ECONNREFUSED/),
    ]);
  });

  it('gives up on a query that takes too long', async () => {
    const { ask } = open(
      {
        query: isPostgres
          ? "SELECT 'x' AS name FROM pg_sleep(20)"
          : "SELECT 'x' AS name FROM (SELECT SLEEP(20)) s",
      },
      { timeout: { seconds: 1 } },
    );
    const start = Date.now();
    expect((await ask()).gaps).toEqual([
      'lake did not answer within 1 seconds',
    ]);
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it('ends a query when nobody waits for it, and answers the next', async () => {
    const { ask } = open(
      {
        query: isPostgres
          ? "SELECT 'x' AS name FROM pg_sleep(20)"
          : "SELECT 'x' AS name FROM (SELECT SLEEP(20)) s",
      },
      { concurrency: 1 },
    );
    const start = Date.now();
    await expect(ask(undefined, AbortSignal.timeout(500))).rejects.toThrow(
      /timeout|aborted/i,
    );
    await expect(ask(undefined, AbortSignal.timeout(500))).rejects.toThrow(
      /timeout|aborted/i,
    );
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it('tells of a connection that is killed, and opens another', async () => {
    const { ask } = open({
      query: isPostgres
        ? "SELECT 'x' AS name FROM pg_sleep(3)"
        : "SELECT 'x' AS name FROM (SELECT SLEEP(3)) s",
    });
    const asked = ask();
    await new Promise(resolve => setTimeout(resolve, 1_000));
    await kill(database, isPostgres);
    const { rows, gaps } = await asked;
    expect(rows).toEqual([]);
    expect(gaps).toEqual([
      expect.stringMatching(
        /lake.*(terminat|57P01|PROTOCOL_CONNECTION_LOST|closed|killed|interrupted|lost)/i,
      ),
    ]);
    expect(await ask()).toEqual({ rows: [{ name: 'x' }], gaps: [] });
  });

  it('cannot write, whatever is asked', async () => {
    const { admin } = database;
    if (isPostgres) {
      await admin.raw(
        `create function write_one() returns text language sql as $$
           insert into projects (name) values ('written') returning name $$`,
      );
    } else {
      await admin.raw(
        `create function write_one() returns text not deterministic modifies sql data
         begin insert into projects (name) values ('written'); return 'written'; end`,
      );
    }
    const { ask } = open({ query: 'SELECT write_one() AS name' });
    expect((await ask()).gaps).toEqual([
      expect.stringMatching(
        /^lake refused the query \((25006|1792)\), because it would write/,
      ),
    ]);
    expect(await admin('projects').where({ name: 'written' })).toEqual([]);
  });

  it('takes one statement only', async () => {
    const { ask } = open({ query: 'SELECT name FROM projects' });
    // The configuration is refused already; this is what the database says.
    const request = {
      query: 'SELECT 1 AS name; DELETE FROM projects',
      maxRows: 10,
    };
    const { reader } = openReader(database.access, {});
    readers.push(reader);
    const answer = await reader.ask(
      { ...request, itemKey: [], ignoreCase: false } as never,
      { signal: new AbortController().signal },
    );
    expect(answer.gaps).toEqual([
      expect.stringMatching(/^lake refused the query \((42601|1064)\)/),
    ]);
    expect((await ask()).rows).toHaveLength(5);
  });

  it('stops at the queries that a run may send', async () => {
    const { ask, reader } = open({}, { maxRequests: 1 });
    await ask();
    expect((await ask()).gaps).toEqual([
      'lake was not asked: the run used up its 1 queries: raise maturity.sources.lake.sql.maxRequests',
    ]);
    reader.beginRun();
    expect((await ask()).gaps).toEqual([]);
  });
});

/** Kills the connections that sleep. */
async function kill(
  { admin }: TestDatabase,
  isPostgres: boolean,
): Promise<void> {
  if (isPostgres) {
    await admin.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where query like '%pg_sleep(3)%' and pid <> pg_backend_pid()`,
    );
    return;
  }
  const [rows] = await admin.raw(
    `select id from information_schema.processlist
     where info like '%SLEEP(3)%' and id <> connection_id()`,
  );
  for (const { id } of rows) {
    await admin.raw(`kill ${id}`);
  }
}
