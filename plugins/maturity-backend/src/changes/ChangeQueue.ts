import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogIndexReader } from '../catalog/CatalogIndexReader';
import { normalizeKey, ResourceIndex } from './ResourceIndex';

/**
 * Changes come in bursts. The queue waits for a pause, but not longer than
 * `patience` after the first change.
 */
const DEFAULTS = { pause: 2_000, patience: 10_000 };

/** Resources in the queue. The schedule covers any others. */
const MAX_RESOURCES = 100_000;

/** Entities in one batch, and so in one request to the catalog. */
const BATCH_SIZE = 500;

/** Options of the queue of one source. */
export interface ChangeQueueOptions {
  readonly sourceId: string;
  readonly entities: Pick<CatalogIndexReader<ResourceIndex>, 'read'>;
  /** Collects the facts of these entities now. */
  readonly collect: (entityRefs: readonly string[]) => Promise<void>;
  readonly logger: Pick<LoggerService, 'debug' | 'warn'>;
  /** Aborted when the backend stops. */
  readonly signal: AbortSignal;
  /** Milliseconds without another change after which collecting starts. */
  readonly pause?: number;
  /** Milliseconds after the first change when collecting starts in any case. */
  readonly patience?: number;
}

/**
 * Gathers the changes that a source reports, and collects the entities that
 * depend on them, each once.
 *
 * @remarks
 * One collection runs at a time. Nothing is kept when the backend stops or a
 * collection fails: the next run over all entities sees the change.
 */
export class ChangeQueue {
  readonly #options: Required<ChangeQueueOptions>;
  #keys = new Set<string>();
  /** Time of the first change in the queue. */
  #waitsSince?: number;
  #timer?: NodeJS.Timeout;
  #isCollecting = false;

  constructor(options: ChangeQueueOptions) {
    this.#options = { ...DEFAULTS, ...options };
    options.signal.addEventListener('abort', () => this.#stop(), {
      once: true,
    });
  }

  /** Adds resources that changed, however many and however often. */
  add(resourceKeys: readonly string[]): void {
    const { logger, signal, sourceId } = this.#options;
    if (signal.aborted) {
      return;
    }
    for (const key of resourceKeys) {
      if (this.#keys.size >= MAX_RESOURCES) {
        logger.warn(
          `'${sourceId}' reports changes of more than ${MAX_RESOURCES} resources, the rest is left to its schedule`,
        );
        break;
      }
      this.#keys.add(normalizeKey(String(key)));
    }
    this.#schedule();
  }

  #schedule(): void {
    const { pause, patience, signal } = this.#options;
    if (this.#isCollecting || signal.aborted || this.#keys.size === 0) {
      return;
    }
    const now = performance.now();
    this.#waitsSince ??= now;
    const wait = Math.min(pause, this.#waitsSince + patience - now);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, wait));
    this.#timer.unref();
  }

  async #flush(): Promise<void> {
    const { logger, sourceId } = this.#options;
    const keys = this.#keys;
    this.#keys = new Set();
    this.#waitsSince = undefined;
    this.#isCollecting = true;
    try {
      const refs = await this.#findRefs(keys);
      logger.debug(
        `'${sourceId}' reports changes of ${keys.size} resources, on which ${refs.length} entities depend`,
      );
      for (let at = 0; at < refs.length; at += BATCH_SIZE) {
        await this.#collect(refs.slice(at, at + BATCH_SIZE));
      }
    } catch (error) {
      logger.warn(
        `Could not find the entities of which '${sourceId}' reports changes: ${error}`,
      );
    }
    this.#isCollecting = false;
    this.#schedule();
  }

  async #findRefs(keys: ReadonlySet<string>): Promise<string[]> {
    const { entities, sourceId } = this.#options;
    const all = [...keys];
    const index = await entities.read(read =>
      all.every(key => read.findRefs(sourceId, key).length > 0),
    );
    const refs = new Set<string>();
    for (const key of all) {
      index?.findRefs(sourceId, key).forEach(ref => refs.add(ref));
    }
    return [...refs];
  }

  async #collect(entityRefs: readonly string[]): Promise<void> {
    const { collect, logger, signal, sourceId } = this.#options;
    if (signal.aborted) {
      return;
    }
    try {
      await collect(entityRefs);
    } catch (error) {
      if (!signal.aborted) {
        logger.warn(
          `Could not collect ${entityRefs.length} entities of which '${sourceId}' reports changes: ${error}`,
        );
      }
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#keys.clear();
  }
}
