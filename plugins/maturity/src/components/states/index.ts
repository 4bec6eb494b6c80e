export { Bone } from './Bone';
export { isDenied } from './isDenied';
export { LoadFailed } from './LoadFailed';
export { NoModelApplies } from './NoModelApplies';
export { NotAssessedYet } from './NotAssessedYet';
export { PartFailed } from './PartFailed';
