import { randomBytes } from 'node:crypto';
import createKnex, { Knex } from 'knex';
import { SqlClient } from '../../declaration/connectionSchema';
import { startMariaDb } from './startMariaDb';

const POSTGRES = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** The databases that each query is tried on. */
export const databaseNames = ['PostgreSQL', 'MariaDB'] as const;

/** Where a database is, and who asks it. */
export type Access = {
  readonly client: SqlClient;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
};

/** A new, empty database. */
export interface TestDatabase {
  /** Of somebody who may do everything. */
  readonly admin: Knex;
  readonly access: Access;
  /** Creates a user who may SELECT from these tables only. */
  readonly createReader: (...tables: string[]) => Promise<Access>;
  /** Drops it, and ends the server if it was started for it. */
  readonly stop: () => Promise<void>;
}

/** Creates a database on a real server. */
export async function createTestDatabase(
  name: (typeof databaseNames)[number],
): Promise<TestDatabase> {
  return name === 'PostgreSQL' ? createPostgres() : createMariaDb();
}

const newSecret = () => randomBytes(8).toString('hex');

async function createPostgres(): Promise<TestDatabase> {
  const url = process.env[POSTGRES];
  if (!url) {
    throw new Error(
      `This test needs PostgreSQL: run it with \`npm test\`, or set ${POSTGRES}`,
    );
  }
  const { hostname, port, username, password } = new URL(url);
  const own = `sql_${newSecret()}`;
  const server = createKnex({ client: 'pg', connection: url });
  await server.raw('create database ??', [own]);
  const access = {
    client: 'pg' as const,
    host: hostname,
    port: Number(port || 5432),
    database: own,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  const admin = createKnex({ client: 'pg', connection: access });
  const users: string[] = [];
  return {
    admin,
    access,
    async createReader(...tables) {
      const user = `reader_${newSecret()}`;
      const secret = newSecret();
      users.push(user);
      await admin.raw(`create role ${user} login password '${secret}'`);
      for (const table of tables) {
        await admin.raw(`grant select on ${table} to ${user}`);
      }
      return { ...access, user, password: secret };
    },
    async stop() {
      await admin.destroy();
      await server.raw('drop database ?? with (force)', [own]);
      for (const user of users) {
        await server.raw('drop role ??', [user]);
      }
      await server.destroy();
    },
  };
}

async function createMariaDb(): Promise<TestDatabase> {
  const password = newSecret();
  const { port, stop } = await startMariaDb(password);
  const access = {
    client: 'mysql2' as const,
    host: '127.0.0.1',
    port,
    database: 'lake',
    user: 'root',
    password,
  };
  const { client, database, ...place } = access;
  const server = createKnex({ client, connection: place });
  await server.raw('create database ??', [database]);
  await server.destroy();
  const admin = createKnex({
    client,
    connection: { ...place, database, multipleStatements: true },
  });
  return {
    admin,
    access,
    async createReader(...tables) {
      const user = `reader_${newSecret()}`;
      const secret = newSecret();
      await admin.raw(`create user ${user}@'%' identified by '${secret}'`);
      for (const table of tables) {
        await admin.raw(`grant select on lake.${table} to ${user}@'%'`);
      }
      return { ...access, user, password: secret };
    },
    async stop() {
      await admin.destroy();
      await stop();
    },
  };
}
