import { z } from 'zod';
import { Outcome, outcomeSchema } from '../evaluate/outcome';
import { Exemption, exemptionSchema } from '../evaluate/input';
import {
  hiddenSchema,
  Observation,
  observationSchema,
  restsOnSchema,
  Unknown,
  unknownSchema,
} from '../evaluate/types';
import { instant, list, named, object } from '../model/schema';

/** @public */
export const checkEvidenceSchema = object({
  observations: z
    .array(named<Observation>(observationSchema))
    .max(3)
    .readonly()
    .describe(
      'The observations of the deciding proof, at most three with at most three pieces of evidence each. Where several proofs agree, those of the proof that read the same facts before and after.',
    ),
  unknown: named<Unknown>(unknownSchema)
    .optional()
    .describe('Set exactly when the outcome is `unknown`'),
  exemption: named<Exemption>(exemptionSchema)
    .optional()
    .describe('Set exactly when the outcome is `exempt`'),
  ofEntityRef: z
    .string()
    .optional()
    .describe('The related entity that was read instead of this one'),
  restsOn: restsOnSchema,
  hidden: hiddenSchema,
}).describe(
  'The evidence that decided a check at one time. Long texts and values are cut off, long addresses are left out.',
);

/**
 * The evidence that decided a check at one time. Long texts and values are cut
 * off, which shows; long addresses are left out.
 *
 * @public
 */
export interface CheckEvidence extends z.infer<typeof checkEvidenceSchema> {}

const evidence = named<CheckEvidence>(checkEvidenceSchema);

/** @public */
export const checkChangeSchema = object({
  id: z.string(),
  from: named<Outcome>(outcomeSchema)
    .optional()
    .describe('Absent when the model did not have the check'),
  to: named<Outcome>(outcomeSchema)
    .optional()
    .describe('Absent when the model does not have the check any more'),
  before: evidence
    .optional()
    .describe(
      'Absent where the model did not have the check, in changes that were stored before evidence was kept, and in movers',
    ),
  after: evidence.optional(),
});

/** A check whose outcome changed with a stage. @public */
export interface CheckChange extends z.infer<typeof checkChangeSchema> {}

/** @public */
export const stageChangeSchema = object({
  entityRef: z.string(),
  modelId: z.string(),
  modelVersion: z.int(),
  at: instant,
  from: z.string().optional().describe('Stage id; absent for "not assessed"'),
  to: z.string().optional().describe('Stage id; absent for "not assessed"'),
  checks: list<CheckChange>(checkChangeSchema).describe(
    'Checks whose outcome changed with it',
  ),
});

/** A stage that changed, and the checks that changed it. @public */
export interface StageChange extends z.infer<typeof stageChangeSchema> {}

/** @public */
export const stageHistoryResponseSchema = object({
  items: list<StageChange>(stageChangeSchema).describe('Newest first'),
});

/** @public */
export interface StageHistoryResponse
  extends z.infer<typeof stageHistoryResponseSchema> {}
