import { FixSet, pickBetter, StageFixes } from './StageFixes';

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
