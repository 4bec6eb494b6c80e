import { LoggerService } from '@backstage/backend-plugin-api';
import { EntityIndex } from './EntityIndex';

/**
 * Within it, an index is not read again whatever is not found in it. Doubled
 * each time that reading it again did not help: some things never come.
 */
const MIN_AGE_MS = 60_000;

/** After it, an index is read again in any case. */
const MAX_AGE_MS = 10 * 60_000;

/** How an index is read, and when. */
export interface EntityIndexReaderOptions {
  /** Reads the whole catalog. */
  readonly load: () => Promise<EntityIndex>;
  readonly logger: Pick<LoggerService, 'warn'>;
  /** Epoch milliseconds, for tests. */
  readonly now?: () => number;
}

/**
 * Keeps the index of the catalog that events are matched by.
 *
 * @remarks
 * The catalog is read at most once a minute, and every ten minutes in the long
 * run, however many events come, and by one reader at a time. While it cannot be read, the last index stays in use.
 */
export class EntityIndexReader {
  readonly #options: EntityIndexReaderOptions;
  readonly #now: () => number;
  #index?: EntityIndex;
  #triedAt = -Infinity;
  #patience = MIN_AGE_MS;
  #running?: Promise<void>;

  constructor(options: EntityIndexReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * The index of now, or of a little while ago.
   *
   * @param isEnough - whether what is asked for is found in it; if it is not,
   * the index is read again sooner
   * @returns undefined while the catalog has never answered
   */
  async read(
    isEnough: (index: EntityIndex) => boolean = () => true,
  ): Promise<EntityIndex | undefined> {
    if (this.#isOlderThan(MAX_AGE_MS)) {
      // In the background, unless there is nothing yet.
      this.#refresh();
    }
    const index = this.#index;
    const isUseful = index !== undefined && isEnough(index);
    if (!isUseful && (this.#running || this.#isOlderThan(this.#patience))) {
      await this.#refresh();
      if (!this.#index || !isEnough(this.#index)) {
        this.#patience = Math.min(2 * this.#patience, MAX_AGE_MS);
      }
    }
    return this.#index;
  }

  #isOlderThan(age: number): boolean {
    return this.#now() - this.#triedAt > age;
  }

  async #refresh(): Promise<void> {
    this.#running ??= this.#load().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #load(): Promise<void> {
    this.#triedAt = this.#now();
    try {
      this.#index = await this.#options.load();
    } catch (error) {
      this.#options.logger.warn(
        `Could not read the catalog to match delivery events: ${error}`,
      );
    }
  }
}
