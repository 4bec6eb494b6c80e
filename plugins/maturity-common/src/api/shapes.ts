import { z } from 'zod';
import { Measured, measuredSchema } from '../evaluate/types';
import { count, instant, list, named, object } from '../model/schema';

/** The stage of an entity, in assessments and their summaries. */
export const stageShape = {
  stage: z.string().optional().describe('Absent when not assessed'),
  rank: count.describe('Position of the stage from 1, 0 when not assessed'),
  highestRank: count.describe(
    'Position of the highest stage that the unknown checks leave open, at least `rank`',
  ),
  nextStage: z.string().optional().describe('Absent at the top'),
  measured: named<Measured>(measuredSchema),
  assessedAt: instant.describe('When the outcome last changed'),
  leftOut: z
    .string()
    .optional()
    .describe(
      'Why lists and counts leave the entity out, e.g. `Deprecated`; absent where they do not',
    ),
  stageSince: instant
    .optional()
    .describe('Since when the entity is at this stage; absent when not known'),
};

/** The number of entities at each stage. */
export const distributionShape = {
  total: count.describe('Assessed or not'),
  byStage: list(object({ stage: z.string(), count })).describe(
    'Entities at each stage, in the order of the model',
  ),
  notAssessed: count,
};

/** The maximum number of fixes in a plan. */
export const planLengthSchema = z.int().min(1).max(20);
