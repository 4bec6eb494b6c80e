import { Knex } from 'knex';
import { isPostgres } from './batches';
import { lockDeliveries } from './deliveryLocks';
import { parseQuarter, Quarter } from './quarters';

/** Names begin with it: of partitions, of their check constraint, and of indexes. */
const TABLE = 'deliveries';
/** The table as it was when it became partitioned: all before a quarter. */
const FIRST = `${TABLE}_before_`;
/** Events of quarters without a partition. */
export const OTHERS = `${TABLE}_other`;

/** A partition of `deliveries` with the events of a quarter, or of all before one. */
export interface DeliveryPartition {
  readonly name: string;
  /** Whether it has all events before `end`, not those of one quarter only. */
  readonly isFirst: boolean;
  /** The quarter after its last one. */
  readonly end: Quarter;
}

/** How `deliveries` is stored. */
export type DeliveryStorage =
  | {
      readonly kind: 'plain';
      /** The check by which it can become a partition without being read. */
      readonly check?: DeliveryPartition & { readonly isValid: boolean };
    }
  | {
      readonly kind: 'partitioned';
      /** Those of quarters in their order. */
      readonly partitions: readonly DeliveryPartition[];
    };

/** The name of the table with all before a quarter, and of its check. */
export function firstName(quarter: string): string {
  return `${FIRST}${quarter}`;
}

/** The name of the table of a quarter. */
export function partitionName(quarter: string): string {
  return `${TABLE}_${quarter}`;
}

/** Reads from the catalog of the database how `deliveries` is stored. */
export async function readDeliveryStorage(
  knex: Knex,
): Promise<DeliveryStorage> {
  if (!isPostgres(knex)) {
    return { kind: 'plain' };
  }
  const { rows: tables }: { rows: { relkind: string }[] } = await knex.raw(
    `select relkind from pg_class where oid = to_regclass(?)`,
    [TABLE],
  );
  if (tables[0]?.relkind !== 'p') {
    const { rows }: { rows: { name: string; valid: boolean }[] } =
      await knex.raw(
        `select conname as name, convalidated as valid from pg_constraint
         where conrelid = to_regclass(?) and contype = 'c'`,
        [TABLE],
      );
    const [check] = rows.flatMap(({ name, valid }) =>
      parsePartition(name).map(one => ({ ...one, isValid: valid })),
    );
    return { kind: 'plain', ...(check && { check }) };
  }
  const { rows }: { rows: { name: string }[] } = await knex.raw(
    `select relname as name from pg_inherits join pg_class on oid = inhrelid
     where inhparent = to_regclass(?)`,
    [TABLE],
  );
  return {
    kind: 'partitioned',
    partitions: rows
      .flatMap(({ name }) => parsePartition(name))
      .sort((a, b) => a.end - b.end),
  };
}

function parsePartition(name: string): DeliveryPartition[] {
  const isFirst = name.startsWith(FIRST);
  const quarter = parseQuarter(
    name.slice(isFirst ? FIRST.length : TABLE.length + 1),
  );
  return quarter === undefined
    ? []
    : [{ name, isFirst, end: isFirst ? quarter : quarter + 1 }];
}

/**
 * Runs changes of the table in one transaction, while no event is written. A
 * long query makes it fail instead of keeping all others waiting.
 */
export async function changeStorage<T>(
  knex: Knex,
  change: (tx: Knex.Transaction, storage: DeliveryStorage) => Promise<T>,
): Promise<T> {
  return knex.transaction(async tx => {
    await tx.raw(`set local lock_timeout = '5s'`);
    await lockDeliveries(tx);
    return change(tx, await readDeliveryStorage(tx));
  });
}
