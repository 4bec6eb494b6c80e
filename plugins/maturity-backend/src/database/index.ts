export { toAssessmentRecord } from './assessmentRecord';
export type {
  AssessmentColumns,
  AssessmentRecord,
  AssessmentToWrite,
} from './assessmentRecord';
export { openDatabase } from './migrations';
export { deleteAssessments } from './operations/assessments/deleteAssessments';
export { deleteOtherModels } from './operations/assessments/deleteOtherModels';
export { readAssessmentChanges } from './operations/assessments/readAssessmentChanges';
export type { ChangedAssessment } from './operations/assessments/readAssessmentChanges';
export { readAssessmentDeletions } from './operations/assessments/readAssessmentDeletions';
export { readAssessmentDigests } from './operations/assessments/readAssessmentDigests';
export type { AssessmentDigest } from './operations/assessments/readAssessmentDigests';
export { readCheckLists } from './operations/assessments/readCheckLists';
export { readEntityAssessments } from './operations/assessments/readEntityAssessments';
export { readRevision } from './operations/assessments/readRevision';
export type { Revision } from './operations/assessments/readRevision';
export { readStageChanges } from './operations/assessments/readStageChanges';
export { readStageChangesSince } from './operations/assessments/readStageChangesSince';
export { readStageHistory } from './operations/assessments/readStageHistory';
export { writeAssessments } from './operations/assessments/writeAssessments';
export type { WrittenAssessments } from './operations/assessments/writeAssessments';
export { deleteEntities } from './operations/entities/deleteEntities';
export { listEntityRefs } from './operations/entities/listEntityRefs';
export { deleteFacts } from './operations/facts/deleteFacts';
export { deleteOtherSources } from './operations/facts/deleteOtherSources';
export { hasFacts } from './operations/facts/hasFacts';
export { readFactEtags } from './operations/facts/readFactEtags';
export { readFacts } from './operations/facts/readFacts';
export { readSourceStatus } from './operations/facts/readSourceStatus';
export { writeFacts } from './operations/facts/writeFacts';
export type { FactsToWrite, WrittenFacts } from './operations/facts/writeFacts';
export { inTurn } from './revisions';
