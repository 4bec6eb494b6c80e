import { RequestPauses } from '@platform-maturity/backstage-plugin-maturity-node/http';
import type { Knex } from 'knex';
import { readRequestPauses, writeRequestPause } from '../database';

/** Has all replicas keep the pauses that a tool asks one of them for. */
export function sharePauses(pauses: RequestPauses, knex: Knex): void {
  pauses.shareBy({
    read: () => readRequestPauses(knex, { now: new Date() }),
    write: pause => writeRequestPause(knex, { pause, now: new Date() }),
  });
}
