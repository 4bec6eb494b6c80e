import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import type { Knex } from 'knex';
import {
  deleteOldDeliveries,
  deleteUnusedTargets,
  DeliveryStorage,
  dropOldPartitions,
  isPostgres,
  partitionDeliveries,
  quarterStart,
  readDeliveryStorage,
} from '../database';

/** Events deleted in one transaction, and how many of those in one run. */
const DELETED_AT_ONCE = 5_000;
const DELETIONS = 20;

/** Targets of a partitioned table that one run looks through. */
const TARGETS_AT_ONCE = 5_000;

/** The code of PostgreSQL for a lock that could not be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Deletes events that are older than the retention, and keeps the partitions of their table. */
export class DeliveryRetention {
  /** The targets up to this id were looked through in this round. */
  #targetsAfter = '';

  constructor(
    private readonly options: {
      readonly knex: Knex;
      /** Milliseconds that events are kept. */
      readonly retention: number;
      /** Whether a table without partitions gets them. */
      readonly isPartitioned: boolean;
      readonly logger: Pick<LoggerService, 'info' | 'warn'>;
    },
  ) {
    if (options.isPartitioned && !isPostgres(options.knex)) {
      throw new InputError(
        'Invalid configuration: maturity.delivery.partitions: needs PostgreSQL; leave it out on other databases',
      );
    }
  }

  /**
   * Makes partitions that are missing, and deletes what is too old.
   *
   * @returns how many things of which name were deleted
   */
  async run(now: Date, signal: AbortSignal): Promise<Record<string, number>> {
    const { retention } = this.options;
    const before = new Date(now.getTime() - retention);
    const storage = await this.#partition(now);
    signal.throwIfAborted();
    const dropped = await this.#drop(storage, before);
    return {
      'old events deleted': await this.#deleteOld(storage, before, signal),
      'old partitions deleted': dropped,
      'unused targets deleted': await this.#deleteTargets(storage),
    };
  }

  /** A table with partitions keeps getting new ones, whatever is configured. */
  async #partition(now: Date): Promise<DeliveryStorage> {
    const { knex, isPartitioned, logger } = this.options;
    const storage = await readDeliveryStorage(knex);
    if (storage.kind === 'plain' && !isPartitioned) {
      return storage;
    }
    await this.#unlessBusy(() =>
      partitionDeliveries(knex, {
        now,
        onStep: done => logger.info(`Partitions of delivery events: ${done}`),
      }),
    );
    return readDeliveryStorage(knex);
  }

  async #drop(storage: DeliveryStorage, before: Date): Promise<number> {
    const { knex, logger } = this.options;
    const names = await this.#unlessBusy(() =>
      dropOldPartitions(knex, { storage, before }),
    );
    names?.forEach(name =>
      logger.info(`Partitions of delivery events: deleted ${name}`),
    );
    return names?.length ?? 0;
  }

  /** Event by event, where no partition can be dropped for it. */
  async #deleteOld(
    storage: DeliveryStorage,
    before: Date,
    signal: AbortSignal,
  ): Promise<number> {
    const { knex } = this.options;
    const until = findEndOfRows(storage);
    if (until === undefined) {
      return 0;
    }
    let deleted = 0;
    for (let round = 0; round < DELETIONS; round++) {
      signal.throwIfAborted();
      const count = await deleteOldDeliveries(knex, {
        before: before < until ? before : until,
        limit: DELETED_AT_ONCE,
      });
      deleted += count;
      if (count < DELETED_AT_ONCE) {
        break;
      }
    }
    return deleted;
  }

  async #deleteTargets({ kind }: DeliveryStorage): Promise<number> {
    if (kind === 'plain') {
      return 0;
    }
    const { deleted, after = '' } = await deleteUnusedTargets(
      this.options.knex,
      { after: this.#targetsAfter, limit: TARGETS_AT_ONCE },
    );
    this.#targetsAfter = after;
    return deleted;
  }

  /** A long query may keep the table: the next run tries again. */
  async #unlessBusy<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isError(error) || error.code !== LOCK_NOT_AVAILABLE) {
        throw error;
      }
      this.options.logger.warn(
        'Partitions of delivery events: a long query uses the table; the next run tries again',
      );
      return undefined;
    }
  }
}

/** The time before which events are deleted one by one, if there is such. */
function findEndOfRows(storage: DeliveryStorage): Date | undefined {
  if (storage.kind === 'plain') {
    return new Date(8.64e15);
  }
  const first = storage.partitions.find(({ isFirst }) => isFirst);
  return first && quarterStart(first.end);
}
