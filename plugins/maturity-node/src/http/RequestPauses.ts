import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';

/** Milliseconds after which the pauses of others are read again, if requests are sent. */
const READ_MS = 3_000;

/** A pause that lasts no longer than this beyond a known one, in milliseconds, is no news. */
const NEWS_MS = 1_000;

/** A time in which no requests are sent. @public */
export interface RequestPause {
  /** Tool and scope of the account that it holds for: `github:github.com`. */
  readonly account: string;
  /** The rate limit that is used up; empty for a pause of all requests. */
  readonly resource: string;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** In words for people: `github.com asked for a pause`. */
  readonly reason: string;
}

/** Where replicas tell each other of pauses. @public */
export interface RequestPauseStore {
  /** Reads the pauses that are not over. */
  read(): Promise<readonly RequestPause[]>;
  /** Stores a pause, unless a longer one is known. */
  write(pause: RequestPause): Promise<void>;
}

/**
 * The pauses of all accounts of this replica, and of others once a store is given.
 *
 * @remarks
 * The store is read every three seconds at most, and only while requests are sent. It
 * is written when a pause begins. If it fails, each replica learns of limits from the
 * answers that it gets.
 *
 * @public
 */
export class RequestPauses {
  readonly #logger?: Pick<LoggerService, 'debug'>;
  readonly #pauses = new Map<string, RequestPause>();
  #store?: RequestPauseStore;
  #readAt = -Infinity;
  #reading?: Promise<void>;

  constructor(
    options: { readonly logger?: Pick<LoggerService, 'debug'> } = {},
  ) {
    this.#logger = options.logger;
  }

  /** Shares the pauses with other replicas. */
  shareBy(store: RequestPauseStore): void {
    this.#store = store;
  }

  /** Adds a pause here, and soon for the others. */
  add(pause: RequestPause): void {
    const known = this.#pauses.get(toKey(pause))?.until ?? 0;
    if (pause.until <= known) {
      return;
    }
    this.#pauses.set(toKey(pause), pause);
    if (pause.until > known + NEWS_MS) {
      this.#try('share', async () => this.#store?.write(pause));
    }
  }

  /** Finds the pause of all requests of an account, or of those that count against a limit. */
  find(account: string, resource: string): RequestPause | undefined {
    return this.#pauses.get(toKey({ account, resource }));
  }

  /** Reads what other replicas know, if that was not read just now. */
  async refresh(): Promise<void> {
    if (performance.now() - this.#readAt >= READ_MS) {
      this.#readAt = performance.now();
      this.#reading = this.#try('read', async () => this.#read());
    }
    await this.#reading;
  }

  async #read(): Promise<void> {
    for (const pause of (await this.#store?.read()) ?? []) {
      const known = this.#pauses.get(toKey(pause))?.until ?? 0;
      if (pause.until > known) {
        this.#pauses.set(toKey(pause), pause);
      }
    }
  }

  async #try(what: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#logger?.debug(`Could not ${what} pauses of requests: ${error}`);
    }
  }
}

/** The pauses of all modules of the maturity plugin, which the plugin shares. @public */
export const requestPausesServiceRef = createServiceRef<RequestPauses>({
  id: 'maturity.requestPauses',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { logger: coreServices.logger },
      factory: ({ logger }) => new RequestPauses({ logger }),
    }),
});

function toKey({
  account,
  resource,
}: Pick<RequestPause, 'account' | 'resource'>) {
  return JSON.stringify([account, resource]);
}
