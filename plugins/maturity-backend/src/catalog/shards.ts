import { FilterPredicate } from '@backstage/filter-predicates';

/** One of `count` parts of the catalog. Each entity is in exactly one of them. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** A uid has a first digit for each: more shards would be empty. */
export const MAX_SHARDS = 16;

const DIGITS = [...'0123456789abcdef'];

/** The only part of an undivided catalog. */
export const wholeCatalog: Shard = { index: 1, count: 1 };

/** All parts of a catalog that is divided into so many. */
export function listShards(count: number): Shard[] {
  return Array.from({ length: count }, (_, at) => ({ index: at + 1, count }));
}

/** Names the work on a shard: `reassess:2/4`. The work on a whole catalog keeps its name. */
export function nameShard(work: string, { index, count }: Shard): string {
  return count === 1 ? work : `${work}:${index}/${count}`;
}

/**
 * Selects the entities of a shard by the first digit of their uid. The catalog draws
 * uids at random, so the shards are about as large as their digits are many.
 *
 * @returns undefined where no entity is left out
 */
export function shardPredicate({
  index,
  count,
}: Shard): FilterPredicate | undefined {
  if (count === 1) {
    return undefined;
  }
  const own = DIGITS.filter((_, digit) => digit % count === index - 1);
  return {
    $any: own.map(digit => ({ 'metadata.uid': { $hasPrefix: digit } })),
  };
}
