import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { entityPages } from './entityPages';
import { CatalogAccess, EntityScope } from './types';

/**
 * Within it, an index is not read again whatever is not found in it. Doubled
 * each time that reading it again did not help: some things never come.
 */
const MIN_AGE_MS = 60_000;

/** Longest time to read the whole catalog. */
const CATALOG_TIMEOUT = 120_000;

/** Options of an index of the catalog. */
export interface CatalogIndexReaderOptions<TIndex> {
  /** Reads the whole catalog. */
  readonly load: () => Promise<TIndex>;
  /** The purpose as part of a message: "to match delivery events". */
  readonly purpose: string;
  /** Milliseconds after which an index is read again in any case. */
  readonly maxAge: number;
  /**
   * Serves an index that is too old until the next is ready. Otherwise callers
   * wait, and get the old index only if the catalog is down.
   */
  readonly servesOld: boolean;
  readonly logger: Pick<LoggerService, 'warn'>;
  /** Epoch milliseconds, for tests. */
  readonly now?: () => number;
}

/**
 * Keeps an index of the catalog in which what comes from outside finds its
 * entities.
 *
 * @remarks
 * The catalog is read at most once a minute, and once each `maxAge` in the long
 * run, however much comes, and by one reader at a time. While it cannot be read,
 * the last index stays in use.
 */
export class CatalogIndexReader<TIndex> {
  readonly #options: CatalogIndexReaderOptions<TIndex>;
  readonly #now: () => number;
  #index?: TIndex;
  #triedAt = -Infinity;
  #patience = MIN_AGE_MS;
  #running?: Promise<void>;

  constructor(options: CatalogIndexReaderOptions<TIndex>) {
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
    isEnough: (index: TIndex) => boolean = () => true,
  ): Promise<TIndex | undefined> {
    const { maxAge, servesOld } = this.#options;
    if (this.#isOlderThan(maxAge)) {
      // In the background, unless there is nothing yet.
      this.#refresh();
    }
    if (!servesOld) {
      await this.#running;
    }
    const index = this.#index;
    const isUseful = index !== undefined && isEnough(index);
    if (!isUseful && (this.#running || this.#isOlderThan(this.#patience))) {
      await this.#refresh();
      if (!this.#index || !isEnough(this.#index)) {
        this.#patience = Math.min(2 * this.#patience, maxAge);
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
        `Could not read the catalog ${this.#options.purpose}: ${error}`,
      );
    }
  }
}

/** Adds all entities of the catalog to an index, and hands it back. */
export async function fillIndex<TIndex extends { add(entity: Entity): void }>(
  index: TIndex,
  options: CatalogAccess & { readonly scope: EntityScope },
): Promise<TIndex> {
  const signal = AbortSignal.timeout(CATALOG_TIMEOUT);
  for await (const page of entityPages({ ...options, signal })) {
    page.forEach(entity => index.add(entity));
  }
  return index;
}
