import { z } from 'zod';

/** @public */
export const outcomeSchema = z.enum([
  'pass',
  'fail',
  'unknown',
  'notApplicable',
  'exempt',
]);

/** The outcome of a check. @public */
export type Outcome = z.infer<typeof outcomeSchema>;

/** Every outcome, in the order in which counts are listed. @public */
export const allOutcomes: readonly Outcome[] = outcomeSchema.options;
