import { z } from 'zod';
import { Outcome, outcomeSchema } from '../evaluate/outcome';
import { count, list, named, object } from '../model/schema';
import { stageShape } from './shapes';

/** @public */
export const assessmentSummarySchema = object({
  entityRef: z.string(),
  title: z.string().optional(),
  modelId: z.string(),
  kind: z.string().describe('Lower case'),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  owners: list(z.string()).describe(
    'Entity refs of all owners: that of `spec.owner` first, then those of other `ownedBy` relations',
  ),
  system: z.string().optional().describe('Entity ref'),
  domain: z.string().optional().describe('Entity ref'),
  tags: list(z.string()),
  ...stageShape,
  nextSteps: z
    .array(z.string())
    .max(3)
    .readonly()
    .describe('Check ids of the first next steps'),
  nextStepCount: count.describe('Number of all next steps'),
  outcomes: z
    .record(z.string(), named<Outcome>(outcomeSchema))
    .readonly()
    .optional()
    .describe(
      'In lists with `outcomesOf`: the outcomes of these checks by check id. A check that the assessment does not have is left out.',
    ),
});

/** The columns of an assessment that lists and counts work with. @public */
export interface AssessmentSummary
  extends z.infer<typeof assessmentSummarySchema> {}

/** @public */
export const listAssessmentsResponseSchema = object({
  items: list<AssessmentSummary>(assessmentSummarySchema),
  totalItems: count.describe('On all pages'),
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

/** @public */
export interface ListAssessmentsResponse
  extends z.infer<typeof listAssessmentsResponseSchema> {}
