export * from './formatMeasure';
export * from './rulerScale';
export { useMeasureWords } from './useMeasureWords';
export type { MeasureWords } from './useMeasureWords';
