import { FirstSightBatch } from './FirstSightBatch';
import { batches14To17 } from './batches14To17';
import { batches1To6 } from './batches1To6';
import { batches7To13 } from './batches7To13';

export type { Counts } from './FirstSightBatch';

/** Batches in the order in which they were looked at. The kinds of error of each were fixed before the next. */
export const firstSightBatches: readonly FirstSightBatch[] = [
  ...batches1To6,
  ...batches7To13,
  ...batches14To17,
];
