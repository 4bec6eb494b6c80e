/**
 * For fact sources that ask a remote tool: a budget of requests, conditional
 * requests, retries, batches, and texts that are safe to store and to show.
 *
 * @packageDocumentation
 */

export * from './ApiAccount';
export { TooMuchError, type BatchOptions } from './askInBatches';
export type { RestAnswer } from './conditionalGet';
export * from './DeliveryPublisher';
export { cleanMessage, PostponedError } from './failures';
export type { Known, RequestFailure } from './failures';
export * from './fetchJson';
export * from './graphql';
export * from './parseJson';
export * from './request';
export * from './RequestBudget';
export * from './RequestCounts';
export * from './RequestPauses';
export * from './requestSettings';
export type { Refusal } from './ResponseMemory';
export { SharedAnswers } from './SharedAnswers';
export * from './text';
export * from './untilAborted';
export * from './yieldToEventLoop';
