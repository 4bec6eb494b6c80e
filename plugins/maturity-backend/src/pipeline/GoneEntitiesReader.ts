import { GoneEntitiesResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { confirmGone, countEntities, readGoneEntities } from '../database';
import { findDue, GonePolicy } from './settleGone';

/** Tells which entities are gone, and takes the confirmation to forget them. */
export class GoneEntitiesReader {
  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly policy: GonePolicy;
      readonly now?: () => Date;
    },
  ) {}

  /** The numbers of entities that are gone, and that wait for a confirmation. */
  async read(): Promise<GoneEntitiesResponse> {
    const { knex, policy } = this.options;
    const now = this.options.now?.() ?? new Date();
    const [stored, gone] = await Promise.all([
      countEntities(knex),
      readGoneEntities(knex),
    ]);
    const { withheld } = findDue(gone, { stored, now, policy });
    return {
      stored,
      gone: gone.size,
      withheld: withheld.length,
      ...(withheld.length > 0 && {
        goneBefore: new Date(now.getTime() - policy.keepFor).toISOString(),
      }),
    };
  }

  /** Has the next run forget the entities that were gone by an instant. */
  async confirm(goneBefore: Date): Promise<number> {
    return confirmGone(this.options.knex, { goneBefore });
  }
}
