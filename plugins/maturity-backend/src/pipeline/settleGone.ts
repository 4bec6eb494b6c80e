import type { Knex } from 'knex';
import {
  deleteEntities,
  GoneEntity,
  markGone,
  readGoneEntities,
  unmarkGone,
} from '../database';

/** So many entities may always be forgotten in one run: small catalogs change by large shares. */
const ALWAYS_FORGOTTEN = 10;

/** How data of entities that left the catalog is kept. */
export interface GonePolicy {
  /** Milliseconds that it is kept. */
  readonly keepFor: number;
  /** Share of all entities above which a run forgets none without confirmation. */
  readonly confirmAbove: number;
}

/** The entities whose time has come. */
export interface DueEntities {
  /** Those that the next run forgets. */
  readonly forgotten: readonly string[];
  /** Those that wait for a confirmation. */
  readonly withheld: readonly string[];
}

/**
 * Decides which entities are to be forgotten. So many at once are rarely meant:
 * a catalog that fills up anew has only some of its entities for a time.
 */
export function findDue(
  gone: ReadonlyMap<string, GoneEntity>,
  options: { stored: number; now: Date; policy: GonePolicy },
): DueEntities {
  const { stored, now, policy } = options;
  const before = now.getTime() - policy.keepFor;
  const due = [...gone].filter(([, { goneAt }]) => goneAt.getTime() <= before);
  const toRefs = (entries: typeof due) => entries.map(([ref]) => ref);
  const unconfirmed = due.filter(([, { isConfirmed }]) => !isConfirmed);
  const most = Math.max(ALWAYS_FORGOTTEN, policy.confirmAbove * stored);
  return unconfirmed.length > most
    ? {
        forgotten: toRefs(due.filter(([, { isConfirmed }]) => isConfirmed)),
        withheld: toRefs(unconfirmed),
      }
    : { forgotten: toRefs(due), withheld: [] };
}

/**
 * Marks entities that left the catalog, takes the mark from those that came back,
 * and deletes the data of those that have been away for long.
 *
 * @returns the numbers of entities
 */
export async function settleGone(
  knex: Knex,
  options: {
    /** Number of entities of which anything is stored. */
    stored: number;
    /** Refs of those that the catalog does not have. */
    missing: readonly string[];
    now: Date;
    policy: GonePolicy;
  },
): Promise<{
  marked: number;
  back: number;
  forgotten: number;
  withheld: number;
}> {
  const { missing, now } = options;
  const known = await readGoneEntities(knex);
  const isMissing = new Set(missing);
  const back = [...known.keys()].filter(ref => !isMissing.has(ref));
  await unmarkGone(knex, { entityRefs: back });
  const marked = missing.filter(ref => !known.has(ref));
  await markGone(knex, { entityRefs: marked, now });

  const gone = new Map([...known].filter(([ref]) => isMissing.has(ref)));
  const { forgotten, withheld } = findDue(gone, options);
  await deleteEntities(knex, { entityRefs: forgotten, now });
  return {
    marked: marked.length,
    back: back.length,
    forgotten: forgotten.length,
    withheld: withheld.length,
  };
}
