/**
 * For fact sources that ask a remote tool: a budget of requests, conditional
 * requests, retries, batches, and texts that are safe to store and to show.
 *
 * @packageDocumentation
 */

export * from './ApiAccount';
export * from './askInBatches';
export * from './conditionalGet';
export * from './DeliveryPublisher';
export * from './failures';
export * from './fetchJson';
export * from './RequestBudget';
export * from './RequestCounts';
export * from './requestSettings';
export * from './ResponseMemory';
export { sendWithRetry, type RetryOptions } from './sendWithRetry';
export * from './text';
