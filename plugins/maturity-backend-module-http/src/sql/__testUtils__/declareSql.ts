import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { DeclaredSqlSource, readSqlSources } from '../readSqlSources';
import { SqlToolReader } from '../SqlToolReader';
import { Access } from './testDatabases';

/** A connection that nobody opens. */
export const someAccess = {
  client: 'pg',
  host: 'lake.example',
  database: 'lake',
  user: 'maturity',
  password: 'secret',
} satisfies JsonObject;

/** A request for all rows of a table. */
export const rowsRequest = {
  query: 'SELECT name, passed FROM projects',
  itemKey: '$.name',
} satisfies JsonObject;

/** Whether the project of an entity passes. */
export const passedFact = {
  title: 'Passed',
  description: 'Whether the project passes.',
  type: 'boolean',
  maxAge: { days: 2 },
  from: 'projects',
  value: '$[*].passed',
  absent: 'unknown',
  evidence: { title: 'Project', url: 'https://lake.example/p/{key}' },
} satisfies JsonObject;

/** A source that is valid. */
export const lakeSource = {
  title: 'Lake',
  description: 'Projects in the lake.',
  connections: [someAccess],
  key: { annotation: 'lake.example/project' },
  requests: { projects: rowsRequest },
  facts: { passed: passedFact },
} satisfies JsonObject;

/** Declares the source `lake`. */
export function declareSql(sql: JsonObject = lakeSource): DeclaredSqlSource {
  const [source] = readSqlSources(
    new ConfigReader({ maturity: { sources: { lake: { sql } } } }),
  );
  return source!;
}

/** Opens a reader of a database, with one request. */
export function openReader(
  access: Access,
  request: JsonObject,
  changes: JsonObject = {},
) {
  const logger = mockServices.logger.mock();
  const clock = { now: Date.now() };
  const declared = declareSql({
    ...lakeSource,
    connections: [{ ...access, name: 'lake' }],
    requests: { projects: { ...rowsRequest, ...request } },
    ...changes,
  });
  const reader = new SqlToolReader({
    ...declared,
    logger,
    now: () => clock.now,
  });
  const ask = async (
    keys?: readonly string[],
    signal = new AbortController().signal,
  ) => {
    const answer = await reader.ask(declared.declaration.requests.projects!, {
      keys,
      signal,
    });
    return {
      rows: answer.items.map(({ value }) => value as JsonObject),
      gaps: answer.gaps,
    };
  };
  return { reader, ask, clock, logger };
}
