import { LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { SourceBudget } from '@platform-maturity/backstage-plugin-maturity-common';
import { RequestPauses } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  HttpSourceDeclaration,
  RequestDeclaration,
} from '../declaration/schema';
import { readServerAddress } from '../declaration/serverSchema';
import { readList } from './readList';
import { listRequestSecrets, listSecrets, Secrets } from './Secrets';
import { ToolServer } from './ToolServer';
import { ToolAnswer, ToolReader } from './types';

/** Options of an {@link HttpToolReader}. */
export interface HttpToolReaderOptions {
  /** Of the source. */
  readonly id: string;
  /** Where it is configured: `maturity.sources.sonar.http`. */
  readonly path: string;
  readonly declaration: HttpSourceDeclaration;
  /** Pauses that other replicas keep too. */
  readonly pauses?: RequestPauses;
  readonly logger: Pick<LoggerService, 'debug'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that the pauses between attempts grow by, 1,000 when left out. */
  readonly retryAfter?: number;
  /** Bytes of all pages of a list, as they were sent: 200 MB when left out. */
  readonly maxBytes?: number;
}

/** Asks the servers of a tool over HTTP, each within its rate limit. */
export class HttpToolReader implements ToolReader {
  readonly #source: HttpSourceDeclaration;
  readonly #logger: Pick<LoggerService, 'debug'>;
  readonly #id: string;
  readonly #path: string;
  readonly #servers: readonly ToolServer[];
  readonly #maxBytes: number;
  /** Requests that were told of in this run. */
  #logged = new Set<RequestDeclaration>();
  #before = 0;
  /** Requests of this run, without those that were sent again. */
  #begun = 0;

  constructor(options: HttpToolReaderOptions) {
    this.#id = options.id;
    this.#path = options.path;
    this.#source = options.declaration;
    this.#logger = options.logger;
    this.#servers = createServers(options);
    this.#maxBytes = options.maxBytes ?? 200_000_000;
  }

  get requests(): number {
    return this.#countAll() - this.#before;
  }

  listBudgets(): readonly SourceBudget[] {
    return this.#servers.flatMap(server => server.listBudgets());
  }

  beginRun(): void {
    this.#before = this.#countAll();
    this.#begun = 0;
    this.#logged = new Set();
    for (const server of this.#servers) {
      server.forgetFailures();
    }
  }

  async ask(
    request: RequestDeclaration,
    options: {
      readonly keys?: readonly string[];
      readonly signal: AbortSignal;
    },
  ): Promise<ToolAnswer> {
    const { keys, signal } = options;
    const results = await Promise.allSettled(
      this.#servers.map(server =>
        readList({
          server,
          request,
          values: {
            keys,
            separator: request.batch?.separator ?? ',',
            parameters: this.#source.parameters ?? {},
          },
          maxBytes: this.#maxBytes,
          admit: () => this.#admit(),
          signal,
        }),
      ),
    );
    signal.throwIfAborted();
    const answers = results.map(result => {
      if (result.status === 'rejected') {
        throw result.reason;
      }
      return result.value;
    });
    const answer = {
      items: answers.flatMap(({ items }) => items),
      gaps: answers.flatMap(({ gaps }) => gaps),
    };
    this.#log(request, answer);
    return answer;
  }

  /** Returns why a request may not be sent, if the run has had all of its requests. */
  #admit(): string | undefined {
    const { maxRequests } = this.#source;
    if (Math.max(this.#begun, this.requests) >= maxRequests) {
      return `the run used up its ${maxRequests} requests: raise ${
        this.#path
      }.maxRequests`;
    }
    this.#begun += 1;
    return undefined;
  }

  #countAll(): number {
    return this.#servers.reduce((sum, { requests }) => sum + requests, 0);
  }

  /** One line for each kind of request and run: path and query can hold keys. */
  #log(request: RequestDeclaration, { items, gaps }: ToolAnswer): void {
    if (this.#logged.has(request)) {
      return;
    }
    this.#logged.add(request);
    const what = request.get ? `GET ${request.get}` : `POST ${request.post}`;
    this.#logger.debug(
      `${this.#id}: ${what.replace(/\?.*/, '')}: ${items.length} items, ${
        this.requests
      } requests so far${gaps.map(gap => `; ${gap}`).join('')}`,
    );
  }
}

function createServers(options: HttpToolReaderOptions): readonly ToolServer[] {
  const { id, path, declaration: source } = options;
  const { concurrency, reserve, timeout } = source;
  const shared = listRequestSecrets(source);
  return source.servers.map(
    (server, index) =>
      new ToolServer({
        id,
        key: `${path}.servers[${index}]`,
        server,
        baseUrl: readServerAddress(server),
        secrets: new Secrets([...listSecrets(server), ...shared]),
        settings: {
          concurrency,
          reserve,
          timeout: durationToMilliseconds(timeout),
        },
        pauses: options.pauses,
        retryAfter: options.retryAfter,
        now: options.now,
      }),
  );
}
