export * from './format';
export { RelativeTime } from './RelativeTime';
