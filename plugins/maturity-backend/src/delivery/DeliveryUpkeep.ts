import { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { CatalogIndexReader } from '../catalog/CatalogIndexReader';
import {
  deleteGoneReports,
  deleteOldDeliveries,
  hasUnmatchedDeliveries,
} from '../database';
import { DeliveryMeasurer } from './DeliveryMeasurer';
import { EntityIndex } from './EntityIndex';
import { matchAgain } from './matchAgain';

/** Events deleted in one transaction, and how many of those in one run. */
const DELETED_AT_ONCE = 5_000;
const DELETIONS = 20;

/** Time for which read models can see that a report was deleted. */
const GONE_MS = 7 * 24 * 60 * 60 * 1000;

/** Periodic work on stored events. */
export class DeliveryUpkeep {
  readonly #now: () => Date;
  #matchedBy?: EntityIndex;

  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly entities: Pick<CatalogIndexReader<EntityIndex>, 'read'>;
      readonly measurer: Pick<DeliveryMeasurer, 'run'>;
      /** Milliseconds that events are kept. */
      readonly retention: number;
      readonly logger: Pick<LoggerService, 'info'>;
      readonly now?: () => Date;
    },
  ) {
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Matches events to entities again, measures entities that are due, and deletes
   * old events. The next run continues where one is aborted.
   */
  async run(signal: AbortSignal): Promise<void> {
    const start = performance.now();
    const counts = {
      'targets matched anew': await this.#match(signal),
      'entities measured': await this.options.measurer.run(signal),
      'old events deleted': await this.#deleteOld(signal),
    };
    const done = Object.entries(counts).filter(([, count]) => count > 0);
    if (done.length > 0) {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const what = done.map(([name, count]) => `${count} ${name}`).join(', ');
      this.options.logger.info(`Delivery events: ${what} in ${seconds} s`);
    }
  }

  async #match(signal: AbortSignal): Promise<number> {
    const { knex, entities } = this.options;
    // Unmatched targets need the current catalog; for others, a recent one is enough.
    const hasUnmatched = await hasUnmatchedDeliveries(knex);
    const index = await entities.read(() => !hasUnmatched);
    // An empty catalog has not been filled yet.
    if (!index?.size || index === this.#matchedBy) {
      return 0;
    }
    const changed = await matchAgain(knex, {
      index,
      now: this.#now(),
      signal,
    });
    this.#matchedBy = index;
    return changed;
  }

  async #deleteOld(signal: AbortSignal): Promise<number> {
    const { knex, retention } = this.options;
    const now = this.#now().getTime();
    const before = new Date(now - retention);
    let deleted = 0;
    for (let round = 0; round < DELETIONS; round++) {
      signal.throwIfAborted();
      const count = await deleteOldDeliveries(knex, {
        before,
        limit: DELETED_AT_ONCE,
      });
      deleted += count;
      if (count < DELETED_AT_ONCE) {
        break;
      }
    }
    await deleteGoneReports(knex, { before: new Date(now - GONE_MS) });
    return deleted;
  }
}
