import { z } from 'zod';
import { Effort, effortSchema } from '../model/types';
import { count, day, instant, list, named, object } from '../model/schema';
import { distributionShape } from './shapes';
import { CheckChange, checkChangeSchema } from './stageHistory';

/** @public */
export const jointFixSchema = object({
  checkId: z.string(),
  entities: count.describe(
    'Of the entities that advance, those that need both fixes',
  ),
});

/** Another fix of a plan that entities need as well. @public */
export interface JointFix extends z.infer<typeof jointFixSchema> {}

/** @public */
export const plannedFixSchema = object({
  checkId: z.string(),
  effort: named<Effort>(effortSchema),
  fail: count.describe('Entities that fail the check'),
  unknown: count.describe('Entities for which the check needs measuring first'),
  blocks: count.describe('Entities whose next stage it blocks'),
  advances: count.describe(
    'Entities that advance with the plan, and not without this fix',
  ),
  advancesAlone: count.describe('Entities that advance with this fix only'),
  advancesSoFar: count.describe(
    'Entities that have advanced with this fix and all before it',
  ),
  needMeasuring: count.describe(
    'Entities that could advance with the plan and not without this fix, but need measuring first',
  ),
  with: list<JointFix>(jointFixSchema).describe(
    'Other fixes of the plan that these entities need as well, the most needed first',
  ),
});

/** A check that all of the entities meet: one step of a plan. @public */
export interface PlannedFix extends z.infer<typeof plannedFixSchema> {}

/** @public */
export const planFixesResponseSchema = object({
  modelId: z.string(),
  total: count.describe('Entities that the filter selects'),
  notAssessed: count.describe(
    'Entities that the plan leaves out, since nothing is known of them',
  ),
  advances: count.describe('Entities that advance with all fixes of the plan'),
  needMeasuring: count.describe(
    'Entities that could advance with all fixes of the plan, but need measuring first',
  ),
  atLeast: z
    .number()
    .min(0)
    .max(1)
    .describe(
      'Share that `advances` is, at least, of the highest number that as many fixes could reach. 1: the plan is exact. Less is possible only if more than 16 checks of a stage block entities',
    ),
  items: list<PlannedFix>(plannedFixSchema),
});

/**
 * The fixes with which the most entities advance to their next stage; of equal
 * plans, the one with the least effort (small 1, medium 3, large 9). An entity
 * advances once all checks that it fails in its next stage are fixed. If a check
 * is not measured, it counts under `needMeasuring`, which decides only between
 * plans that let as many entities advance. The fixes with the most entities for
 * their effort come first; fixes that help only together follow each other. If no plan lets an entity advance, the items are the
 * checks that bring the most entities closer.
 *
 * @public
 */
export interface PlanFixesResponse
  extends z.infer<typeof planFixesResponseSchema> {}

/** @public */
export const trendPointSchema = object({ day, ...distributionShape });

/**
 * The number of entities at each stage at the end of a UTC day; today, now.
 *
 * @public
 */
export interface TrendPoint extends z.infer<typeof trendPointSchema> {}

/** @public */
export const getTrendResponseSchema = object({
  modelId: z.string(),
  items: list<TrendPoint>(trendPointSchema).describe(
    'Oldest first, `to` included; days before the first assessment count nothing',
  ),
});

/**
 * Stages over time of the entities that exist now and that the filter selects
 * now.
 *
 * @public
 */
export interface GetTrendResponse
  extends z.infer<typeof getTrendResponseSchema> {}

/** @public */
export const moverSchema = object({
  entityRef: z.string(),
  title: z.string().optional(),
  owners: list(z.string()).describe('Entity refs'),
  from: z.string().describe('Stage id'),
  to: z.string().optional().describe('Stage id; absent for "not assessed"'),
  at: instant.describe('The last change'),
  changes: count.describe('Number of stage changes between the two'),
  checks: list<CheckChange>(checkChangeSchema).describe(
    'Checks whose outcome differs because of these changes; the history of each entity has their evidence',
  ),
  firstMeasured: z
    .boolean()
    .describe(
      'Nothing got better or worse: the checks that changed the stage were not measured, or not required, before',
    ),
});

/** An entity whose stage changed. @public */
export interface Mover extends z.infer<typeof moverSchema> {}

/** @public */
export const moversSchema = object({
  total: count.describe('Number of entities that changed in this direction'),
  items: list<Mover>(moverSchema).describe('The latest first'),
});

/** Entities whose stage changed in one direction. @public */
export interface Movers extends z.infer<typeof moversSchema> {}

/** @public */
export const listMoversResponseSchema = object({
  modelId: z.string(),
  since: instant.describe('Changes count from this instant on'),
  up: named<Movers>(moversSchema),
  down: named<Movers>(moversSchema),
  newcomers: count.describe(
    'Entities that were assessed for the first time since then, which are no movers',
  ),
});

/** @public */
export interface ListMoversResponse
  extends z.infer<typeof listMoversResponseSchema> {}
