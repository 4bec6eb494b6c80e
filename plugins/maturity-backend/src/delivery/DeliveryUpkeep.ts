import { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { CatalogIndexReader } from '../catalog/CatalogIndexReader';
import { deleteGoneReports, hasUnmatchedDeliveries } from '../database';
import { DeliveryMeasurer } from './DeliveryMeasurer';
import { DeliveryRetention } from './DeliveryRetention';
import { EntityIndex } from './EntityIndex';
import { matchAgain } from './matchAgain';

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
      readonly retention: Pick<DeliveryRetention, 'run'>;
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
      ...(await this.options.retention.run(this.#now(), signal)),
    };
    await this.#forgetGone();
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

  async #forgetGone(): Promise<void> {
    await deleteGoneReports(this.options.knex, {
      before: new Date(this.#now().getTime() - GONE_MS),
    });
  }
}
