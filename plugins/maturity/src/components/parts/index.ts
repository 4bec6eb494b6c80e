export { PartsDistribution } from './PartsDistribution';
export { PartsStanding } from './PartsStanding';
export { usePartsLinks } from './usePartsLinks';
export { wholeKindOf, wholeKinds } from './wholes';
export type { Whole, WholeKind } from './wholes';
