import process from 'node:process';
import createKnex from 'knex';

/**
 * Creates a database in the PostgreSQL of BENCH_POSTGRES_URL. `statements` counts
 * those that are sent to it.
 */
export async function createDatabase() {
  const url = process.env.BENCH_POSTGRES_URL;
  const admin = createKnex({ client: 'pg', connection: url });
  const name = `bench_peer_${process.pid}`;
  await admin.raw('create database ??', [name]);
  const connection = new URL(url);
  connection.pathname = `/${name}`;
  const knex = createKnex({ client: 'pg', connection: connection.href });
  const database = {
    knex,
    statements: 0,
    drop: () => admin.raw('drop database ?? with (force)', [name]),
  };
  knex.on('query', () => {
    database.statements += 1;
  });
  return database;
}
