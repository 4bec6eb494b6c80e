import { BlockerGroup } from './groupBlockers';
import { countOnes } from './rowBits';
import { Scratch } from './Scratch';

/** Number of checks of a stage of which all sets are tried. */
const MOST_TRIED = 16;

/** An entity that advances counts more than any number that need measuring first. */
const ADVANCING = 2 ** 24;

/** The gain of a set of fixes. */
export interface FixGain {
  /** Entities that advance. */
  readonly advances: number;
  /** Entities that could advance, but need measuring first. */
  readonly needMeasuring: number;
}

/** Splits a value of {@link StageFixes} into its parts. */
export function toGain(value: number): FixGain {
  const advances = Math.floor(value / ADVANCING);
  return { advances, needMeasuring: value - advances * ADVANCING };
}

function toValue({ failing, unmeasured }: BlockerGroup): number {
  return failing * ADVANCING + unmeasured;
}

/** A set of fixes, a bit each. */
export interface FixSet {
  readonly set: number;
  readonly value: number;
  readonly effort: number;
}

/**
 * The best fixes in one stage. An entity advances once all checks that block it
 * are fixed, and these are of one stage. So each stage is solved on its own, by
 * trying all sets of its checks.
 *
 * If too many checks block entities, those that contribute least are left out.
 * `limits` says how much a set with one of them could be worth at most.
 */
export class StageFixes {
  /** The checks that are tried, by their place in the stage. A set has a bit for each. */
  readonly checks: readonly number[];
  /** The effort of each of them. */
  readonly efforts: readonly number[];
  /** By number of fixes, the best set: most value, then least effort, then first in the model. */
  readonly best: readonly FixSet[];
  /** By number of fixes, a value that no set exceeds. */
  readonly limits: readonly number[];
  readonly #values: Float64Array;

  /**
   * @param groups - The entities of the stage.
   * @param options - `efforts`: of each check of the stage; `count`: number of
   * fixes at most; `mostTried`: number of checks of which all sets are tried.
   */
  constructor(
    groups: readonly BlockerGroup[],
    options: {
      readonly efforts: readonly number[];
      readonly count: number;
      readonly scratch: Scratch;
      readonly mostTried?: number;
    },
  ) {
    const { count, scratch, mostTried = MOST_TRIED } = options;
    const all = groups.filter(({ checks }) => checks.length <= count);
    this.checks = findChecks(all, mostTried);
    this.efforts = this.checks.map(check => options.efforts[check]);
    this.#values = addUpValues(all, this.checks, scratch);
    this.best = findBest(this.#values, this.efforts, count);
    this.limits = this.best.map(({ value }, size) =>
      Math.max(value, limitOthers(all, this.checks, size)),
    );
  }

  /** The value of a set of fixes. */
  readValue(set: number): number {
    return this.#values[set];
  }

  /** The value that a set loses without some of its fixes. */
  readLoss(set: number, ...bits: number[]): number {
    const rest = bits.reduce((left, bit) => left & ~(1 << bit), set);
    return this.#values[set] - this.#values[rest];
  }

  /** Of a set, the fixes with the most value for their effort beside those that are made. */
  findNext(set: number, made: number): FixSet | undefined {
    const left = set & ~made;
    let best: FixSet | undefined;
    for (let next = left; next !== 0; next = (next - 1) & left) {
      const value = this.#values[made | next] - this.#values[made];
      const found = {
        set: next,
        value,
        effort: addUpEffort(next, this.efforts),
      };
      best = best && isDenser(best, found) ? best : found;
    }
    return best;
  }
}

/**
 * Shares out the value of each group among its checks. A set of fixes is worth at
 * most the sum of the shares of its checks.
 */
export function shareOut(groups: readonly BlockerGroup[]): Map<number, number> {
  const shares = new Map<number, number>();
  for (const group of groups) {
    const share = toValue(group) / group.checks.length;
    for (const check of group.checks) {
      shares.set(check, (shares.get(check) ?? 0) + share);
    }
  }
  return shares;
}

/** Leaves out the check with the smallest share until few enough are left. */
function findChecks(groups: readonly BlockerGroup[], most: number): number[] {
  const shares = [...shareOut(groups)].sort(
    ([check, share], [other, otherShare]) =>
      otherShare - share || check - other,
  );
  if (shares.length <= most) {
    return shares.map(([check]) => check).sort((a, b) => a - b);
  }
  const [least] = shares[shares.length - 1];
  return findChecks(
    groups.filter(({ checks }) => !checks.includes(least)),
    most,
  );
}

/** The most that a set of this size can be worth if it has a check that is not tried. */
function limitOthers(
  groups: readonly BlockerGroup[],
  tried: readonly number[],
  size: number,
): number {
  const shares = shareOut(groups.filter(({ checks }) => checks.length <= size));
  const [other] = [...shares]
    .filter(([check]) => !tried.includes(check))
    .sort(([, share], [, otherShare]) => otherShare - share);
  if (!other) {
    return 0;
  }
  shares.delete(other[0]);
  return [...shares.values()]
    .sort((a, b) => b - a)
    .slice(0, size - 1)
    .reduce((sum, share) => sum + share, other[1]);
}

/** Adds up the values of all groups that each set lets advance. */
function addUpValues(
  groups: readonly BlockerGroup[],
  tried: readonly number[],
  scratch: Scratch,
): Float64Array {
  const values = scratch.takeNumbers(2 ** tried.length);
  const bits = new Map(tried.map((check, bit) => [check, 1 << bit]));
  for (const group of groups) {
    const own = group.checks.flatMap(check => bits.get(check) ?? []);
    if (own.length === group.checks.length) {
      values[own.reduce((set, bit) => set | bit, 0)] += toValue(group);
    }
  }
  for (let bit = 1; bit < values.length; bit *= 2) {
    for (let set = bit; set < values.length; set++) {
      if (set & bit) {
        values[set] += values[set ^ bit];
      }
    }
  }
  return values;
}

function findBest(
  values: Float64Array,
  efforts: readonly number[],
  count: number,
): FixSet[] {
  const best = Array<FixSet>(count + 1).fill({ set: 0, value: 0, effort: 0 });
  for (let set = 1; set < values.length; set++) {
    const size = countOnes(set);
    const value = values[set];
    if (size <= count && value > 0 && value >= best[size].value) {
      const found = { set, value, effort: addUpEffort(set, efforts) };
      best[size] = pickBetter(best[size], found);
    }
  }
  for (let size = 1; size <= count; size++) {
    best[size] = pickBetter(best[size - 1], best[size]);
  }
  return best;
}

/** Picks the one with more value, or as much for less effort; of equals, the first. */
export function pickBetter<T extends Omit<FixSet, 'set'>>(one: T, other: T): T {
  return other.value > one.value ||
    (other.value === one.value && other.effort < one.effort)
    ? other
    : one;
}

/** Whether a set has more value for its effort than another, or as much and less effort. */
export function isDenser(one: FixSet, other: FixSet): boolean {
  const difference = one.value * other.effort - other.value * one.effort;
  return difference > 0 || (difference === 0 && one.effort < other.effort);
}

/** The places of the bits in a set, ascending. */
export function listBits(set: number): number[] {
  const bits = [];
  for (let rest = set; rest !== 0; rest &= rest - 1) {
    bits.push(31 - Math.clz32(rest & -rest));
  }
  return bits;
}

function addUpEffort(set: number, efforts: readonly number[]): number {
  let effort = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) {
    effort += efforts[31 - Math.clz32(rest & -rest)];
  }
  return effort;
}
