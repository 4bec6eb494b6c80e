import {
  builtInModel,
  GroupCounts,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** Counts by the number of services at each stage, the lowest first. */
export function createCounts(
  counts: readonly number[],
  options: { known?: number; notAssessed?: number } = {},
): StageCounts {
  const { known = 0, notAssessed = 0 } = options;
  return {
    total: counts.reduce((sum, count) => sum + count, notAssessed),
    byStage: builtInModel.stages.map(({ id }, index) => ({
      stage: id,
      count: counts[index] ?? 0,
    })),
    notAssessed,
    measured: { observed: known, declared: 0, attested: 0, applicable: 10 },
    openUpwards: 0,
    withExemptions: 0,
  };
}

/** A group as the backend counts it. */
export function createGroup(options: {
  value?: string;
  parents?: readonly string[];
  own?: readonly number[];
  withBelow?: readonly number[];
}): GroupCounts {
  const { value, parents, own = [], withBelow } = options;
  return {
    value,
    parents,
    ...createCounts(own),
    ...(withBelow ? { withBelow: createCounts(withBelow) } : {}),
  };
}
