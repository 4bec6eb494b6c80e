import { DeliverySummary } from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import {
  FreshCopy,
  readDeliveryRevision,
  readDeliverySummaries,
} from '../database';

const PAGE_SIZE = 5_000;

/** Summaries by entity ref. */
export type DeliverySummaries = ReadonlyMap<string, DeliverySummary>;

/**
 * Keeps the summaries of all reports in memory for distributions, and updates them
 * before each answer.
 */
export class DeliveryReadModel {
  #summaries = new Map<string, DeliverySummary>();
  #revision = 0;
  readonly #copy = new FreshCopy(() => this.#refresh());

  constructor(private readonly knex: Knex) {}

  /**
   * Returns the current summaries. Do not keep them over an `await`: they change in
   * place.
   */
  async upToDate(): Promise<DeliverySummaries> {
    return this.#copy.upToDate();
  }

  async #refresh(): Promise<DeliverySummaries> {
    const { latest, forgotten } = await readDeliveryRevision(this.knex);
    if (latest === this.#revision) {
      return this.#summaries;
    }
    // Deletions since then are no longer listed, or the database was replaced.
    const startsAnew = this.#revision < forgotten || this.#revision > latest;
    const summaries = startsAnew
      ? new Map<string, DeliverySummary>()
      : this.#summaries;
    let after: number | undefined = startsAnew ? 0 : this.#revision;
    while (after !== undefined) {
      const page = await readDeliverySummaries(this.knex, {
        after,
        limit: PAGE_SIZE,
      });
      for (const { entityRef, summary } of page) {
        if (summary) {
          summaries.set(entityRef, summary);
        } else {
          summaries.delete(entityRef);
        }
      }
      after = page.length === PAGE_SIZE ? page.at(-1)?.revision : undefined;
    }
    this.#summaries = summaries;
    this.#revision = latest;
    return summaries;
  }
}
