import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { acceptedSql, refusedSql } from './__testUtils__/sqlDeclarations';
import { declareSql, lakeSource } from './__testUtils__/declareSql';
import { readSqlSources } from './readSqlSources';

const read = (sources: JsonObject) =>
  readSqlSources(new ConfigReader({ maturity: { sources } }));

describe('readSqlSources', () => {
  it.each(acceptedSql)('accepts %s', (_, sql) => {
    expect(read({ lake: { sql } })).toMatchObject([{ id: 'lake' }]);
  });

  it.each(refusedSql)('refuses %s', (_, sql, problems) => {
    for (const problem of problems) {
      expect(() => read({ lake: { sql } })).toThrow(
        `maturity.sources.lake.sql.${problem}`,
      );
    }
  });

  it('never repeats a secret', () => {
    const url = 'postgresql://maturity:canary@lake.example/lake?ssl=1';
    const [, refused] = [
      lakeSource,
      { ...lakeSource, connections: [{ client: 'pg', url }] },
    ];
    expect(() => read({ lake: { sql: refused } })).toThrow(
      /^(?!.*canary).*connections\[0\]\.url: must not contain parameters/,
    );
  });

  it('tells the problems of all sources at once', () => {
    const sql = { ...lakeSource, facts: {} };
    expect(() => read({ one: { sql }, other: {}, two: { sql } })).toThrow(
      /sources\.one\.sql\.facts: .*; maturity\.sources\.two\.sql\.facts: /,
    );
  });

  it('reads an address like its parts', () => {
    const [connection] = declareSql({
      ...lakeSource,
      connections: [
        {
          client: 'mysql2',
          url: 'mysql://ma%40turity:p%3Aw@lake.example:3307/lake',
          webUrl: 'https://lake.example/grafana/',
        },
      ],
    }).declaration.connections;
    expect(connection).toMatchObject({
      host: 'lake.example',
      port: 3307,
      database: 'lake',
      user: 'ma@turity',
      password: 'p:w',
      name: 'lake.example/lake',
      webUrl: 'https://lake.example/grafana',
    });
  });

  it('fills in what is left out', () => {
    expect(declareSql().declaration).toMatchObject({
      maxRequests: 2_000,
      concurrency: 2,
      timeout: { seconds: 30 },
      connections: [{ port: 5432, name: 'lake.example/lake' }],
      requests: { projects: { maxRows: 100_000, ignoreCase: false } },
    });
  });
});
