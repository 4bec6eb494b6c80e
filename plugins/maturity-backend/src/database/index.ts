export { toAssessmentRecord } from './assessmentRecord';
export type {
  AssessmentColumns,
  AssessmentRecord,
  AssessmentToWrite,
} from './assessmentRecord';
export { FreshCopy } from './FreshCopy';
export { openDatabase } from './migrations';
export { deleteAssessments } from './operations/assessments/deleteAssessments';
export { deleteOtherModels } from './operations/assessments/deleteAssessments';
export { readAssessmentChanges } from './operations/assessments/readAssessmentChanges';
export type { ChangedAssessment } from './operations/assessments/readAssessmentChanges';
export { readAssessmentDeletions } from './operations/assessments/readAssessmentChanges';
export {
  isOutdated,
  readAssessmentDigests,
} from './operations/assessments/readAssessmentDigests';
export type { AssessmentDigests } from './operations/assessments/readAssessmentDigests';
export { readCheckLists } from './operations/assessments/readAssessmentChanges';
export { readEntityAssessments } from './operations/assessments/readEntityAssessments';
export { readOwners } from './operations/assessments/readOwners';
export { readRevision } from './operations/assessments/readRevision';
export type { Revision } from './operations/assessments/readRevision';
export { readStageChanges } from './operations/assessments/readStageChanges';
export { readStageChangesSince } from './operations/assessments/readStageChanges';
export { readStageHistory } from './operations/assessments/readStageChanges';
export { writeAssessments } from './operations/assessments/writeAssessments';
export type { WrittenAssessments } from './operations/assessments/writeAssessments';
export { toChunks } from './batches';
export { occurredAt } from './deliveries';
export type { MatchTarget, TargetMatch } from './deliveryTargets';
export { deleteGoneReports } from './operations/deliveries/deleteGoneReports';
export { deleteOldDeliveries } from './operations/deliveries/deleteOldDeliveries';
export { deleteUnusedTargets } from './operations/deliveries/deleteUnusedTargets';
export { dropOldPartitions } from './operations/deliveries/dropOldPartitions';
export { partitionDeliveries } from './operations/deliveries/partitionDeliveries';
export { quarterStart } from './quarters';
export { readDeliveryStorage } from './deliveryPartitions';
export type { DeliveryStorage } from './deliveryPartitions';
export { isPostgres } from './batches';
export { hasUnmatchedDeliveries } from './operations/deliveries/listUnmatchedDeliveries';
export { listDeliverySources } from './operations/deliveries/readDeliveryTargets';
export {
  describeTargets,
  listSenderTargets,
  listUnmatchedDeliveries,
} from './operations/deliveries/listUnmatchedDeliveries';
export { markMeasuredOtherwise } from './operations/deliveries/dueEntities';
export { postponeMeasuring } from './operations/deliveries/dueEntities';
export { readDeliveryFacts } from './operations/deliveries/readDeliveryReports';
export type { MeasuredFacts } from './operations/deliveries/readDeliveryReports';
export { readDeliveryReport } from './operations/deliveries/readDeliveryReports';
export { readDeliveryReports } from './operations/deliveries/readDeliveryReports';
export { readDeliveryRevision } from './operations/deliveries/readDeliveryReports';
export { readDeliveryTargets } from './operations/deliveries/readDeliveryTargets';
export { readDeliverySummaries } from './operations/deliveries/readDeliveryReports';
export { readDueEntities } from './operations/deliveries/dueEntities';
export type { DueEntity } from './operations/deliveries/dueEntities';
export { readEntityDeliveries } from './operations/deliveries/readEntityDeliveries';
export { readIncidentSigns } from './operations/deliveries/readIncidentSigns';
export { writeDeliveries } from './operations/deliveries/writeDeliveries';
export type { WrittenDelivery } from './operations/deliveries/writeDeliveries';
export { writeDeliveryReports } from './operations/deliveries/writeDeliveryReports';
export type { MeasuredEntity } from './operations/deliveries/writeDeliveryReports';
export { writeTargetMatches } from './operations/deliveries/writeTargetMatches';
export { deleteEntities } from './operations/entities/deleteEntities';
export {
  confirmGone,
  markGone,
  readGoneAmong,
  readGoneEntities,
  unmarkGone,
} from './operations/entities/goneEntities';
export type { GoneEntity } from './operations/entities/goneEntities';
export {
  countEntities,
  listEntityRefs,
} from './operations/entities/listEntityRefs';
export {
  changeDeclaredSource,
  deleteOtherDeclarations,
  readDeclaredSources,
} from './operations/facts/declaredSources';
export type { SourceDeclaration } from './operations/facts/declaredSources';
export { deleteFacts } from './operations/facts/deleteFacts';
export { deleteOtherSources } from './operations/facts/deleteFacts';
export { mergeFacts } from './operations/facts/mergeFacts';
export { hasFacts } from './operations/facts/readFacts';
export {
  readFacts,
  readFactVersions,
  readSourceFacts,
  readVersionedFacts,
} from './operations/facts/readFacts';
export type { VersionedFacts } from './operations/facts/readFacts';
export { readLastCollected } from './operations/facts/readLastCollected';
export { readSourceStatus } from './operations/facts/readSourceStatus';
export { writeFacts } from './operations/facts/writeFacts';
export type { FactsToWrite, WrittenFacts } from './operations/facts/writeFacts';
export {
  readRequestPauses,
  writeRequestPause,
} from './operations/runs/requestPauses';
export {
  readSourceReports,
  writeSourceReport,
} from './operations/runs/sourceReports';
export type { SourceReport } from './operations/runs/sourceReports';
export {
  beginSourceRun,
  deleteOtherRuns,
  finishSourceRun,
  hasFinishedRuns,
  hasUnfinishedRun,
} from './operations/runs/sourceRuns';
export type { BegunSourceRun } from './operations/runs/sourceRuns';
export {
  beat,
  beginHeartbeat,
  claimDeadRuns,
  endHeartbeat,
  listLiveTasks,
} from './operations/runs/taskHeartbeats';
export type { TaskRun } from './operations/runs/taskHeartbeats';
export {
  deleteParticipations,
  hasParticipated,
} from './operations/survey/surveyParticipations';
export {
  addSurveyAnswer,
  changeSurveyTallies,
  deleteSurveyTallies,
  listWaitingQuarters,
  readAllSurveyTallies,
  readSurveyTallies,
  readSurveyTexts,
} from './operations/survey/surveyTallies';
export type {
  ShownSurveyTally,
  StoredSurveyTally,
} from './operations/survey/surveyTallies';
export {
  countOpenTargets,
  createTarget,
  findTarget,
  readEndedTargets,
  readOpenTargets,
  updateTarget,
} from './operations/targets/stageTargets';
export type {
  NewTarget,
  TargetContent,
} from './operations/targets/stageTargets';
export {
  codeAt,
  OUTCOME_CODES,
  OUTCOMES,
  packGrades,
  packOutcomes,
} from './outcomes';
export { withRevisionLock } from './revisions';
export {
  mapTextFields,
  normalizeText,
  textFieldNames,
  textFields,
  toEntityTexts,
} from './textFields';
export type { NamedRefs, TextField } from './textFields';
export { hashText, sortedJson } from './values';
export {
  readAttestation,
  readEntityAttestations,
  readLastAttestations,
  writeAttestation,
} from './operations/statements/attestations';
export type { StoredAttestation } from './operations/statements/attestations';
export {
  changeExemption,
  insertExemption,
  listExemptions,
  readApprovedExemptions,
  readExemption,
} from './operations/statements/exemptions';
export type { StoredExemption } from './operations/statements/exemptions';
