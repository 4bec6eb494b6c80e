export * from './api';
export * from './entities';
export * from './model';
export * from './responses';
export * from './results';
