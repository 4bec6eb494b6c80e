import createKnex, { Knex } from 'knex';
import limiter from 'p-limit';
import type { Connection } from 'mysql2';
import type { Client } from 'pg';
import {
  AnswerError,
  untilAborted,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ConnectionDeclaration,
  SqlClient,
} from '../declaration/connectionSchema';
import { Secrets } from '../request/Secrets';
import { describeSqlError } from './describeSqlError';
import { dropMysql, exactValues, prepareMysql, readMysql } from './readMysql';
import { readPostgres } from './readPostgres';
import { RowPart } from './rows';
import { Statement } from './toStatement';

/** Milliseconds for which a database is left alone that cannot be reached. */
const OUTAGE = 60_000;
/** Milliseconds that a database has to end a query by itself. */
const GRACE = 5_000;
const IDLE = 30_000;

/** A database could not be reached, or did not accept the user. */
class ConnectError extends Error {
  constructor(override readonly cause: unknown) {
    super('no connection');
  }
}

/** Options of a {@link SqlDatabase}. */
export interface SqlDatabaseOptions {
  readonly connection: ConnectionDeclaration;
  /** Queries at the same time. */
  readonly concurrency: number;
  /** Milliseconds for one query. */
  readonly timeout: number;
  /** Of times that are stored without one. */
  readonly timezone?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A connection of either driver. */
type Raw = Client & Connection;

/** A database of a tool. It is read, and never written to. */
export class SqlDatabase {
  /** Shown in evidence and errors. */
  readonly name: string;
  readonly #options: SqlDatabaseOptions;
  readonly #limit: ReturnType<typeof limiter>;
  readonly #secrets: Secrets;
  #knex?: Knex;
  #requests = 0;
  #outage?: { readonly until: number; readonly error: ConnectError };

  constructor(options: SqlDatabaseOptions) {
    const { connection, concurrency } = options;
    this.#options = options;
    this.name = connection.name;
    this.#limit = limiter(concurrency);
    this.#secrets = new Secrets([connection.url, connection.password]);
  }

  /** Queries so far, also those that failed. */
  get requests(): number {
    return this.#requests;
  }

  /** Asks a database again that was left alone. */
  forgetFailures(): void {
    this.#outage = undefined;
  }

  /** Ends all connections. The next query opens new ones. */
  async close(): Promise<void> {
    const knex = this.#knex;
    this.#knex = undefined;
    await knex?.destroy();
  }

  /**
   * Reads the rows of a statement in parts, until `onPart` returns false.
   *
   * @throws the reason of the signal once that is aborted, or whatever kept the database
   * from an answer
   */
  async read(
    statement: Statement,
    signal: AbortSignal,
    onPart: (part: RowPart) => boolean,
  ): Promise<void> {
    await this.#limit(async () => {
      signal.throwIfAborted();
      this.#check();
      this.#requests += 1;
      const knex = this.#connect();
      const raw = await this.#acquire(knex, signal);
      try {
        await this.#run(raw, statement, signal, onPart);
      } finally {
        await knex.client.releaseConnection(raw);
      }
    });
  }

  /** Says in one sentence why a query failed. Secrets are left out. */
  describe(error: unknown, permission?: string): string {
    const { timeout } = this.#options;
    const cause = error instanceof ConnectError ? error.cause : error;
    const failed = { name: this.name, timeout, permission };
    const reason = describeSqlError(this.#secrets.maskError(cause), failed);
    const isLeft = error === this.#outage?.error;
    return isLeft ? `${reason} (it is not asked again for a minute)` : reason;
  }

  async #run(
    raw: Raw,
    statement: Statement,
    signal: AbortSignal,
    onPart: (part: RowPart) => boolean,
  ): Promise<void> {
    const { connection, timeout, timezone } = this.#options;
    const { client, schema } = connection;
    const read = client === 'pg' ? readPostgres : readMysql;
    const deadline = AbortSignal.timeout(timeout + GRACE);
    const options = { timeout, schema, timezone, onPart };
    try {
      await untilAborted(
        read(raw, statement, options),
        AbortSignal.any([signal, deadline]),
      );
    } catch (error) {
      if (signal.aborted || deadline.aborted) {
        stop(raw, client);
      }
      signal.throwIfAborted();
      throw deadline.aborted
        ? new AnswerError(`no answer within ${timeout / 1000} seconds`)
        : error;
    }
  }

  async #acquire(knex: Knex, signal: AbortSignal): Promise<Raw> {
    const acquired: Promise<Raw> = knex.client.acquireConnection();
    try {
      return await untilAborted(acquired, signal);
    } catch (error) {
      if (signal.aborted) {
        // It is not used any more once it is there.
        acquired
          .then(raw => knex.client.releaseConnection(raw))
          .catch(() => {});
      }
      signal.throwIfAborted();
      const failure = new ConnectError(error);
      this.#outage = { until: this.#options.now() + OUTAGE, error: failure };
      throw failure;
    }
  }

  #check(): void {
    if (this.#outage && this.#outage.until > this.#options.now()) {
      throw this.#outage.error;
    }
  }

  /** Connections are opened when the first query needs one. */
  #connect(): Knex {
    this.#knex ??= createKnex(toKnexConfig(this.#options));
    return this.#knex;
  }
}

/** Ends a connection in the middle of an answer. The pool must not use it again. */
function stop(raw: Raw, client: SqlClient): void {
  Reflect.set(raw, '__knex__disposed', 'ended');
  if (client === 'pg') {
    raw.end().catch(() => {});
  } else {
    dropMysql(raw);
  }
}

function toKnexConfig(options: SqlDatabaseOptions): Knex.Config {
  const { connection, concurrency, timeout } = options;
  const { client, host, port, database, user, password, ssl } = connection;
  const place = { host, port, database, user };
  const silent = () => {};
  return {
    client,
    connection:
      client === 'pg'
        ? {
            ...place,
            // Left out, it would come from the environment of the backend.
            password: async () => password,
            ssl: ssl ?? false,
            connectionTimeoutMillis: timeout,
            application_name: 'backstage-maturity',
          }
        : {
            ...place,
            password,
            ...(ssl && {
              ssl: {
                verifyIdentity: true,
                ...(ssl === true ? {} : ssl),
              },
            }),
            connectTimeout: timeout,
            ...exactValues,
          },
    pool: {
      min: 0,
      max: concurrency,
      idleTimeoutMillis: IDLE,
      afterCreate: (raw: Raw, done: (error?: unknown) => void) => {
        if (client === 'pg') {
          done();
        } else {
          prepareMysql(raw, timeout).then(() => done(), done);
        }
      },
    },
    acquireConnectionTimeout: timeout + GRACE,
    // Failures are told by those who asked.
    log: { warn: silent, error: silent, deprecate: silent, debug: silent },
  };
}
