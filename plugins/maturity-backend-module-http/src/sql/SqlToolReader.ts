import { LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds, JsonValue } from '@backstage/types';
import {
  SqlRequestDeclaration,
  SqlSourceDeclaration,
} from '../declaration/sqlSchema';
import { ConnectionDeclaration } from '../declaration/connectionSchema';
import { ToolAnswer, ToolReader } from '../request/types';
import { RowList } from './RowList';
import { SqlDatabase } from './SqlDatabase';
import { toStatement } from './toStatement';

/** Options of a {@link SqlToolReader}. */
export interface SqlToolReaderOptions {
  /** Of the source. */
  readonly id: string;
  /** Where it is configured: `maturity.sources.incidents.sql`. */
  readonly path: string;
  readonly declaration: SqlSourceDeclaration;
  readonly logger: Pick<LoggerService, 'debug'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface DeclaredDatabase {
  readonly database: SqlDatabase;
  readonly connection: ConnectionDeclaration;
}

/** Asks the databases of a tool. */
export class SqlToolReader implements ToolReader {
  readonly #options: SqlToolReaderOptions;
  readonly #databases: readonly DeclaredDatabase[];
  /** Requests that were told of in this run. */
  #logged = new Set<SqlRequestDeclaration>();
  #before = 0;
  /** Queries of this run, also those that wait. */
  #begun = 0;

  constructor(options: SqlToolReaderOptions) {
    const { declaration, now } = options;
    const { connections, concurrency, timeout, timezone } = declaration;
    this.#options = options;
    this.#databases = connections.map(connection => ({
      connection,
      database: new SqlDatabase({
        connection,
        concurrency,
        timeout: durationToMilliseconds(timeout),
        timezone,
        now,
      }),
    }));
  }

  get requests(): number {
    return this.#countAll() - this.#before;
  }

  /** Databases state no rate limits. */
  listBudgets(): readonly [] {
    return [];
  }

  beginRun(): void {
    this.#before = this.#countAll();
    this.#begun = 0;
    this.#logged = new Set();
    for (const { database } of this.#databases) {
      database.forgetFailures();
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await Promise.all(this.#databases.map(({ database }) => database.close()));
  }

  async ask(
    request: SqlRequestDeclaration,
    options: {
      readonly keys?: readonly string[];
      readonly signal: AbortSignal;
    },
  ): Promise<ToolAnswer> {
    const { keys, signal } = options;
    const answers = await Promise.all(
      this.#databases.map(each => this.#askOne(each, request, keys, signal)),
    );
    const answer = {
      items: answers.flatMap(({ items }) => items),
      gaps: answers.flatMap(({ gaps }) => gaps),
    };
    this.#log(request, answer);
    return answer;
  }

  async #askOne(
    { database, connection }: DeclaredDatabase,
    request: SqlRequestDeclaration,
    keys: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<ToolAnswer> {
    const { parameters } = this.#options.declaration;
    const { name, client, webUrl = '' } = connection;
    const list = new RowList(request);
    const gaps: string[] = [];
    const refusal = this.#admit();
    if (refusal === undefined) {
      const statement = toStatement(request.query, client, {
        // Databases compare texts with case.
        keys: request.ignoreCase ? keys?.map(key => key.toLowerCase()) : keys,
        parameters,
      });
      try {
        await database.read(statement, signal, part => list.add(part));
      } catch (error) {
        signal.throwIfAborted();
        gaps.push(database.describe(error, request.permission));
      }
    } else {
      gaps.push(`${name} was not asked: ${refusal}`);
    }
    gaps.push(...list.gaps.map(gap => `the answer of ${name} ${gap}`));
    return {
      items: list.rows.map((value: JsonValue) => ({
        value,
        server: name,
        baseUrl: webUrl,
      })),
      gaps,
    };
  }

  /** Returns why a query may not be sent, if the run has had all of its queries. */
  #admit(): string | undefined {
    const { declaration, path } = this.#options;
    const { maxRequests } = declaration;
    if (Math.max(this.#begun, this.requests) >= maxRequests) {
      return `the run used up its ${maxRequests} queries: raise ${path}.maxRequests`;
    }
    this.#begun += 1;
    return undefined;
  }

  #countAll(): number {
    return this.#databases.reduce(
      (sum, { database }) => sum + database.requests,
      0,
    );
  }

  /** One line for each kind of request and run. */
  #log(request: SqlRequestDeclaration, { items, gaps }: ToolAnswer): void {
    if (this.#logged.has(request)) {
      return;
    }
    this.#logged.add(request);
    const { id, declaration, logger } = this.#options;
    const [name] =
      Object.entries(declaration.requests).find(
        ([, each]) => each === request,
      ) ?? [];
    logger.debug(
      `${id}: query ${name}: ${items.length} rows, ${
        this.requests
      } queries so far${gaps.map(gap => `; ${gap}`).join('')}`,
    );
  }
}
