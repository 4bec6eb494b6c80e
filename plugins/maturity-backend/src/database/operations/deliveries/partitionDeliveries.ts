import { Knex } from 'knex';
import {
  changeStorage,
  firstName,
  OTHERS,
  partitionName,
  readDeliveryStorage,
} from '../../deliveryPartitions';
import { DbDeliveriesRow, DbInstant } from '../../tables';
import { Quarter, quarterName, quarterStart, toQuarter } from '../../quarters';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Time until the first quarter with a partition of its own, at least, when the check is made. */
const CHECKED_MS = 30 * DAY_MS;
/** And when the table becomes partitioned. Until then the check must refuse no event. */
const SWITCHED_MS = 7 * DAY_MS;

/** Quarters after the current one that have partitions. */
const AHEAD = 1;

/**
 * Makes `deliveries` a table with partitions by quarter, step by step, while
 * events are written; then makes partitions for the quarters to come.
 *
 * @remarks
 * Each step is one transaction or one statement, and the next one is found in
 * the catalog of the database: a run that was killed is continued by the next.
 * The table becomes the first partition as it is. A check that it has no events
 * after that is made true first (a read of the whole table, beside all other
 * work), so that it need not be read under a lock.
 *
 * @param onStep - called after each step, with what was done
 */
export async function partitionDeliveries(
  knex: Knex,
  options: { now: Date; onStep: (done: string) => void },
): Promise<void> {
  for (;;) {
    const done = await takeStep(knex, options.now);
    if (done === undefined) {
      break;
    }
    options.onStep(done);
  }
  for (const name of await addQuarters(knex, options.now)) {
    options.onStep(`made the partition ${name}`);
  }
}

/** @returns what was done, if anything was left to do */
async function takeStep(knex: Knex, now: Date): Promise<string | undefined> {
  const storage = await readDeliveryStorage(knex);
  if (storage.kind === 'partitioned') {
    return undefined;
  }
  if (storage.check && !storage.check.isValid && !isLate(storage.check, now)) {
    await knex.raw('alter table deliveries validate constraint ??', [
      storage.check.name,
    ]);
    return `checked that ${storage.check.name} can be a partition`;
  }
  return changeStorage(knex, async (tx, current) => {
    // Another replica was first.
    if (current.kind === 'partitioned') {
      return 'found it partitioned';
    }
    const { check } = current;
    if (!check) {
      return addCheck(tx, now);
    }
    if (isLate(check, now)) {
      await tx.raw('alter table deliveries drop constraint ??', [check.name]);
      return `dropped the check ${check.name}, which is out of date`;
    }
    return check.isValid ? attach(tx, check) : `found the check ${check.name}`;
  });
}

function isLate({ end }: { end: Quarter }, now: Date): boolean {
  return quarterStart(end).getTime() < now.getTime() + SWITCHED_MS;
}

async function addCheck(tx: Knex.Transaction, now: Date): Promise<string> {
  const [{ latest }] = await tx<DbDeliveriesRow>('deliveries').max<
    { latest: DbInstant | null }[]
  >({ latest: 'occurred_at' });
  // A clock may have been wrong: the check must be true for all that is stored.
  const last = Math.max(
    now.getTime() + CHECKED_MS,
    new Date(latest ?? 0).getTime(),
  );
  const end = toQuarter(new Date(last)) + 1;
  const name = firstName(quarterName(end));
  await tx.raw(
    `alter table deliveries add constraint ?? check (occurred_at < ${literal(
      end,
    )}) not valid`,
    [name],
  );
  return `added the check ${name}`;
}

/** The table becomes the first partition of a new one that takes its names. */
async function attach(
  tx: Knex.Transaction,
  check: { name: string; end: Quarter },
): Promise<string> {
  const { rows: indexes }: { rows: { name: string; sql: string }[] } =
    await tx.raw(
      `select relname as name, pg_get_indexdef(oid) as sql
       from pg_index join pg_class on oid = indexrelid
       where indrelid = to_regclass('deliveries')
       order by indisunique`,
    );
  await tx.raw('alter table deliveries rename to ??', [check.name]);
  for (const { name } of indexes) {
    const renamed = name.replace('deliveries', check.name);
    await tx.raw('alter index ?? rename to ??', [name, renamed]);
  }
  await tx.raw(
    `create table deliveries (like ?? including defaults including comments)
     partition by range (occurred_at)`,
    [check.name],
  );
  // A key over all partitions would need the time. Each partition has its own.
  for (const { sql } of indexes.filter(one => !one.sql.includes('UNIQUE'))) {
    await tx.raw(sql);
  }
  await tx.raw(
    `alter table deliveries attach partition ??
     for values from (minvalue) to (${literal(check.end)})`,
    [check.name],
  );
  await tx.raw('alter table ?? drop constraint ??', [check.name, check.name]);
  await tx.raw(
    'create table ?? partition of deliveries (primary key (id)) default',
    [OTHERS],
  );
  return `made the table the partition ${check.name}`;
}

/** @returns the names of the partitions that were missing */
async function addQuarters(knex: Knex, now: Date): Promise<string[]> {
  const last = toQuarter(now) + AHEAD;
  const missing = (ends: readonly Quarter[]) => {
    const first = Math.max(...ends, -Infinity);
    const start = Number.isFinite(first) ? first : toQuarter(now);
    return Array.from(
      { length: Math.max(0, last + 1 - start) },
      (_, index) => start + index,
    );
  };
  const storage = await readDeliveryStorage(knex);
  if (
    storage.kind === 'plain' ||
    missing(storage.partitions.map(({ end }) => end)).length === 0
  ) {
    return [];
  }
  return changeStorage(knex, async (tx, current) => {
    const names: string[] = [];
    const partitions = current.kind === 'partitioned' ? current.partitions : [];
    for (const quarter of missing(partitions.map(({ end }) => end))) {
      names.push(await addQuarter(tx, quarter));
    }
    return names;
  });
}

/** Events of the quarter that came before its partition move into it. */
async function addQuarter(
  tx: Knex.Transaction,
  quarter: Quarter,
): Promise<string> {
  const name = partitionName(quarterName(quarter));
  const [from, to] = [literal(quarter), literal(quarter + 1)];
  await tx.raw('create table ?? (like deliveries, primary key (id))', [name]);
  await tx.raw(
    `with moved as (
       delete from ?? where occurred_at >= ${from} and occurred_at < ${to}
       returning *
     ) insert into ?? select * from moved`,
    [OTHERS, name],
  );
  await tx.raw(
    `alter table deliveries attach partition ?? for values from (${from}) to (${to})`,
    [name],
  );
  return name;
}

/** Statements that change tables take no parameters. */
function literal(start: Quarter): string {
  return `timestamptz '${quarterStart(start).toISOString()}'`;
}
