import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DeliveryEvent,
  DeliverySettings,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import type { Knex } from 'knex';
import {
  DueEntity,
  MeasuredEntity,
  postponeMeasuring,
  readDueEntities,
  readEntityDeliveries,
  writeDeliveryReports,
} from '../database';
import { measureEntity } from './measureEntity';
import { SharedSigns } from './SharedSigns';

/** Entities measured with one read and one write. */
const ENTITIES_AT_ONCE = 50;

/** Entities measured right after events came; the scheduled task does the others. */
const ENTITIES_SOON = 100;

/**
 * Events come in bursts, and history brings many of them: measuring waits until
 * they pause, but no longer than this.
 */
const SOON_MS = 1_000;
const LATEST_MS = 5_000;

const RETRY_MS = 60 * 60 * 1000;

/** Options of the measurement of entities. */
export interface DeliveryMeasurerOptions {
  readonly knex: Knex;
  readonly settings: DeliverySettings;
  readonly settingsHash: string;
  readonly logger: Pick<LoggerService, 'debug' | 'error'>;
  /** Called with the refs of entities whose facts changed. */
  readonly onFactsChanged: (
    entityRefs: readonly string[],
    signal: AbortSignal,
  ) => Promise<void>;
  readonly now?: () => Date;
}

/**
 * Measures the entities that are due, batch by batch, and stores what it finds.
 *
 * @remarks
 * Each replica may do so at any time: measuring twice gives the same result.
 */
export class DeliveryMeasurer {
  readonly #options: DeliveryMeasurerOptions;
  readonly #now: () => Date;
  readonly #signs: SharedSigns;
  #timer?: NodeJS.Timeout;
  /** Time of the first event that is not measured yet. */
  #waitsSince?: number;

  constructor(options: DeliveryMeasurerOptions) {
    this.#options = options;
    this.#signs = new SharedSigns(options);
    this.#now = options.now ?? (() => new Date());
  }

  /** Measures soon, for people who watch the page. */
  soon(): void {
    const now = performance.now();
    this.#waitsSince ??= now;
    const wait = Math.min(SOON_MS, this.#waitsSince + LATEST_MS - now);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#runSoon(), Math.max(0, wait));
    // The scheduled task measures the rest if the backend stops.
    this.#timer.unref();
  }

  async #runSoon(): Promise<void> {
    this.#waitsSince = undefined;
    try {
      await this.run(new AbortController().signal, ENTITIES_SOON);
    } catch (error) {
      this.#options.logger.debug(
        `Entities are measured by the next task instead: ${error}`,
      );
    }
  }

  /**
   * Measures all that are due, or the first of them.
   *
   * @returns how many were measured
   */
  async run(signal: AbortSignal, limit: number = Infinity): Promise<number> {
    const { knex, settingsHash, onFactsChanged } = this.#options;
    let count = 0;
    while (count < limit) {
      signal.throwIfAborted();
      const now = this.#now();
      const due = await readDueEntities(knex, { now, limit: ENTITIES_AT_ONCE });
      if (due.length === 0) {
        break;
      }
      const events = await readEntityDeliveries(knex, {
        entityRefs: due.map(({ entityRef }) => entityRef),
      });
      const entities = await this.#measure(due, events, now);
      const changed = await writeDeliveryReports(knex, {
        entities,
        settingsHash,
        now,
      });
      if (changed.length > 0) {
        await onFactsChanged(changed, signal);
      }
      count += due.length;
    }
    return count;
  }

  async #measure(
    due: readonly DueEntity[],
    events: ReadonlyMap<string, readonly DeliveryEvent[]>,
    now: Date,
  ): Promise<MeasuredEntity[]> {
    const { knex, settings, logger } = this.#options;
    const signs = await this.#signs.read(now);
    const measured: MeasuredEntity[] = [];
    const failed: string[] = [];
    for await (const one of yieldToEventLoop(due)) {
      try {
        const own = events.get(one.entityRef) ?? [];
        measured.push(measureEntity(one, own, { settings, now, signs }));
      } catch (error) {
        // An entity that cannot be measured does not delay the others.
        logger.error(
          `Could not measure ${one.entityRef}, its report stays as it was: ${error}`,
        );
        failed.push(one.entityRef);
      }
    }
    if (failed.length > 0) {
      await postponeMeasuring(knex, {
        entityRefs: failed,
        until: new Date(now.getTime() + RETRY_MS),
      });
    }
    return measured;
  }
}
