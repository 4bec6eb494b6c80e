export { MeasuredMeter } from './MeasuredMeter';
export { StageLadder } from './StageLadder';
export { StageLadderMini } from './StageLadderMini';
export { outcomeOf, standingOf } from './standing';
export type { CheckStanding, StagePosition, StageStanding } from './standing';
export { stepTitle } from './stepTitle';
