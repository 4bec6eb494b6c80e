// What sources that ask a host of repositories have in common: the budget of
// requests, and facts that mean the same whichever host tells them.
export * from './askConditionally';
export * from './collectFromHosts';
export * from './deliveryFacts';
export * from './DeliveryPublisher';
export * from './entityLinks';
export * from './failures';
export * from './inParts';
export * from './openAlerts';
export * from './orUnknown';
export * from './pipelineRuns';
export * from './PostponedError';
export * from './readFromHosts';
export * from './RequestBudget';
export * from './RequestCounts';
export * from './requestSettings';
export * from './ResponseMemory';
export * from './time';
