import {
  FixSet,
  isDenser,
  listBits,
  pickBetter,
  StageFixes,
} from './StageFixes';

/** A chosen fix: its stage, and its bit in the sets of the stage. */
export interface ChosenFix {
  readonly stage: number;
  readonly bit: number;
}

/** The fixes that are chosen in all stages. */
export interface FixChoice {
  /** By stage, the set of fixes. */
  readonly sets: readonly number[];
  readonly value: number;
  /** No choice of so many fixes has a higher value. */
  readonly limit: number;
}

interface Combination extends Omit<FixSet, 'set'> {
  readonly sets: readonly number[];
}

/** Chooses at most so many fixes: most value, then least effort, then first in the model. */
export function chooseFixes(
  stages: readonly StageFixes[],
  count: number,
): FixChoice {
  const sizes = Array.from({ length: count + 1 }, (_, size) => size);
  let best = sizes.map((): Combination => ({ sets: [], value: 0, effort: 0 }));
  let limits = sizes.map(() => 0);
  for (const stage of stages) {
    const before = { best, limits };
    best = sizes.map(size =>
      sizes
        .slice(0, size + 1)
        .map(own => addSet(before.best[size - own], stage.best[own]))
        .reduce(pickBetter),
    );
    limits = sizes.map(size =>
      Math.max(
        ...sizes
          .slice(0, size + 1)
          .map(own => before.limits[size - own] + stage.limits[own]),
      ),
    );
  }
  return { ...best[count], limit: limits[count] };
}

function addSet(
  { sets, value, effort }: Combination,
  added: FixSet,
): Combination {
  return {
    sets: [...sets, added.set],
    value: value + added.value,
    effort: effort + added.effort,
  };
}

/**
 * Orders chosen fixes by benefit and cost: next come those with the most value for
 * their effort, after the fixes before them. Fixes that let entities advance only
 * together follow each other, the one that the choice would miss
 * most first, of equals the one with less effort.
 */
export function orderFixes(
  stages: readonly StageFixes[],
  sets: readonly number[],
): ChosenFix[] {
  const order: ChosenFix[] = [];
  const made = sets.map(() => 0);
  while (made.some((set, stage) => set !== sets[stage])) {
    const { stage, set } = stages
      .flatMap((each, place) => {
        const next = each.findNext(sets[place], made[place]);
        return next ? { ...next, stage: place } : [];
      })
      .reduce((one, other) => (isDenser(other, one) ? other : one));
    made[stage] |= set;
    order.push(
      ...listBits(set)
        .map(bit => ({
          fix: { stage, bit },
          loss: stages[stage].readLoss(sets[stage], bit),
          effort: stages[stage].efforts[bit],
        }))
        .sort(
          (one, other) => other.loss - one.loss || one.effort - other.effort,
        )
        .map(({ fix }) => fix),
    );
  }
  return order;
}
