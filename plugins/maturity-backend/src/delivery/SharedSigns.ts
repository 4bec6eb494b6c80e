import { DeliverySettings } from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { readIncidentSigns } from '../database';

/** Two windows of 90 days, and the longest silence before them. */
const DAYS_MS = 210 * 24 * 60 * 60 * 1000;

/** Time for which the signs are cached. */
const CACHED_MS = 60_000;

/**
 * Signs of life of the incident feeds of all entities, where the configuration
 * says that the feeds watch all of them.
 */
export class SharedSigns {
  #cached?: { readonly signs: readonly number[]; readonly until: number };

  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly settings: Pick<DeliverySettings, 'incidentsTracked'>;
    },
  ) {}

  /** Milliseconds since the epoch, sorted; none if each entity has its own. */
  async read(now: Date): Promise<readonly number[]> {
    const { knex, settings } = this.options;
    if (!settings.incidentsTracked) {
      return [];
    }
    if (!this.#cached || this.#cached.until <= now.getTime()) {
      const since = new Date(now.getTime() - DAYS_MS);
      this.#cached = {
        signs: await readIncidentSigns(knex, { since }),
        until: now.getTime() + CACHED_MS,
      };
    }
    return this.#cached.signs;
  }
}
