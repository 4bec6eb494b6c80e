import { z } from 'zod';
import { AssessmentSummary, assessmentSummarySchema } from './assessmentList';
import { distributionShape } from './shapes';
import { Measured, measuredSchema } from '../evaluate/types';
import { count, list, named, object } from '../model/schema';
import { RelatedEntity, relatedEntitySchema } from '../model/types';

const outcomeCounts = {
  pass: count,
  fail: count,
  unknown: count,
  notApplicable: count,
  exempt: count,
};

/** @public */
export const outcomeCountsSchema = object(outcomeCounts).describe(
  'The number of check results with each outcome',
);

/** The number of check results with each outcome. @public */
export interface OutcomeCounts extends z.infer<typeof outcomeCountsSchema> {}

const stageCounts = {
  ...distributionShape,
  measured: named<Measured>(measuredSchema).describe('Sum over the entities'),
  openUpwards: count.describe(
    'Entities that may be at a higher stage than theirs: too little is measured to rule it out',
  ),
  withExemptions: count.describe('Entities with at least one exempt check'),
};

/** @public */
export const stageDistributionSchema = object(distributionShape);

/** The number of entities at each stage at one time. @public */
export interface StageDistribution
  extends z.infer<typeof stageDistributionSchema> {}

/** @public */
export const stageCountsSchema = object(stageCounts);

/**
 * The number of entities at each stage, and how much of them is measured.
 *
 * @public
 */
export interface StageCounts extends z.infer<typeof stageCountsSchema> {}

const counts = list(count);

/** @public */
export const groupCountsSchema = object({
  ...stageCounts,
  value: z
    .string()
    .optional()
    .describe('Absent for the entities that have no value'),
  title: z
    .string()
    .optional()
    .describe("With `tree`: the title of the group's entity, if it has one"),
  parents: list(z.string())
    .optional()
    .describe(
      'With `tree`: the groups of this response directly above this one. Cycles are broken, so that each group can be reached from one without parents.',
    ),
  withBelow: named<StageCounts>(stageCountsSchema)
    .optional()
    .describe(
      'With `tree`: the counts of all that this group and the groups below it own, each entity once. The counts beside it are of what the group owns itself.',
    ),
  itself: list<AssessmentSummary>(assessmentSummarySchema)
    .optional()
    .describe(
      'By owner, system or domain: the assessments of the group, system or domain itself, by any model; the counts are of its parts. Empty when it has none.',
    ),
  weakest: list<AssessmentSummary>(assessmentSummarySchema)
    .optional()
    .describe(
      'With `weakest`: the entities at the lowest stages, those with the most next steps first; with `tree`, of the groups below too. Entities that are not assessed are left out.',
    ),
  checks: object({
    pass: counts,
    fail: counts,
    unknown: counts,
    notApplicable: counts,
    exempt: counts,
  })
    .optional()
    .describe(
      'With `checks`: for each outcome its count by check, in the order of `checkIds`; with `tree`, of the groups below too',
    ),
});

/** The counts of one group. @public */
export interface GroupCounts extends z.infer<typeof groupCountsSchema> {}

/** @public */
export const countAssessmentsResponseSchema = object({
  modelId: z.string(),
  all: named<StageCounts>(stageCountsSchema),
  leftOut: count.describe(
    'Entities that the filter selects, too, but that the model leaves out of lists and counts',
  ),
  groups: list<GroupCounts>(groupCountsSchema).describe(
    'With `groupBy`: sorted by value, the group without one last',
  ),
  checkIds: list(z.string())
    .optional()
    .describe(
      'With `checks`: the checks that the groups count, in the order of the model',
    ),
});

/** @public */
export interface CountAssessmentsResponse
  extends z.infer<typeof countAssessmentsResponseSchema> {}

/** @public */
export const checkCountsSchema = object({
  checkId: z.string(),
  of: named<RelatedEntity>(relatedEntitySchema)
    .optional()
    .describe(
      'Whose facts the check reads. The outcome of the organisation is counted once, and not for each entity.',
    ),
  ...outcomeCounts,
  blocks: count.describe(
    'Entities whose next stage it blocks, alone or with other checks',
  ),
  blocksAlone: count.describe(
    'Entities that advance at once when this check alone is met',
  ),
});

/**
 * The outcomes of one check over many entities, and how many it blocks.
 *
 * @public
 */
export interface CheckCounts extends z.infer<typeof checkCountsSchema> {}

/** @public */
export const countChecksResponseSchema = object({
  modelId: z.string(),
  total: count.describe('Entities that were counted'),
  items: list<CheckCounts>(checkCountsSchema).describe(
    'One for each check, in the order of the model',
  ),
});

/** @public */
export interface CountChecksResponse
  extends z.infer<typeof countChecksResponseSchema> {}
