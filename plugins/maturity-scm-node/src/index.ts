/**
 * For fact sources of code hosts: repository readers, locations of entities, facts
 * that mean the same at each host, and a source that only needs to be told how to
 * ask one.
 *
 * @packageDocumentation
 */

export * from './facts/codeowners';
export * from './facts/days';
export * from './facts/declareFacts';
export * from './facts/deliveryFacts';
export * from './facts/matchesBranch';
export * from './facts/openAlerts';
export * from './facts/pipelineRuns';
export * from './facts/reviews';
export * from './facts/sharedFacts';
export * from './host/connectByHost';
export { createScmModule, type ScmHostOptions } from './host/createScmModule';
export * from './host/orNeeds';
export * from './host/readByLists';
export * from './host/readEach';
export * from './host/readFilesSingly';
export * from './host/ScmHost';
export * from './locate/entityLinks';
export * from './locate/located';
export * from './locate/repositoryUrls';
export * from './readers/describeReadError';
export * from './readers/RepositoryReader';
export * from './readers/RepositoryReaders';
export * from './readers/SnapshotBuilder';
