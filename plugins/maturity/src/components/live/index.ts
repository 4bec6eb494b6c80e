export { LiveProvider, useLiveGeneration } from './LiveContext';
export { useLiveChange } from './useLiveChange';
