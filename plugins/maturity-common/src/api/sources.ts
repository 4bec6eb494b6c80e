import { z } from 'zod';
import { count, instant, list, named, object } from '../model/schema';

/**
 * How a source is doing: `new` before its first run, `failing` if its last run
 * failed, or said of no entity anything but what is not known and why, `partly` if it
 * answered some with an error,
 * `waiting` if its tool wants to be left alone, `late` if a run should have begun
 * long ago, else `good`.
 *
 * @public
 */
export const sourceStates = [
  'good',
  'partly',
  'failing',
  'waiting',
  'late',
  'new',
] as const;

/** @public */
export const sourceStateSchema = z.enum(sourceStates);

/** A state of {@link sourceStates}. @public */
export type SourceState = z.infer<typeof sourceStateSchema>;

/** @public */
export const sourceProblemSchema = object({
  message: z.string().describe('What is not known and why'),
  entities: count.describe('Entities that it was said of'),
});

/** A thing that a source did not know of some entities, and why. @public */
export interface SourceProblem extends z.infer<typeof sourceProblemSchema> {}

/** @public */
export const sourceBudgetSchema = object({
  account: z
    .string()
    .describe('Host of the account, and the owner if it is of one alone'),
  counts: z.string().describe('What the tool counts: `requests`, `GraphQL`'),
  limit: count.describe('Of a period, for all who use the account'),
  remaining: count.describe('Left after the last answer of the tool'),
  resetsAt: instant.describe('When the next period begins'),
});

/** A rate limit of a tool, as the tool states it with its answers. @public */
export interface SourceBudget extends z.infer<typeof sourceBudgetSchema> {}

/** @public */
export const lastRunSchema = object({
  startedAt: instant.describe(
    'When it began, or was continued after a pause; the first of several shards',
  ),
  endedAt: instant.describe('When it ended; the last of several shards'),
  asked: count.describe('Entities that the source was asked about'),
  withFacts: count.describe('Of these, entities with a known fact'),
  failed: count.describe('Of these, entities that were answered with an error'),
  collectedBefore: count.describe(
    'Entities that the run had collected before it was continued',
  ),
  requests: count
    .optional()
    .describe('Requests to the tool; absent if the source does not count them'),
  budgets: list<SourceBudget>(sourceBudgetSchema)
    .optional()
    .describe('Rate limits that the tool stated; absent if it has none'),
  error: z.string().optional().describe('Why the run ended early'),
});

/** The last run of a source over all its entities. @public */
export interface LastRun extends z.infer<typeof lastRunSchema> {}

/** @public */
export const sourceHealthSchema = object({
  sourceId: z.string(),
  title: z.string(),
  state: named<SourceState>(sourceStateSchema),
  isPushed: z
    .boolean()
    .optional()
    .describe(
      'Set where senders push its facts: it is not collected, and `lastRun` is the last push',
    ),
  isRunning: z.boolean().describe('A replica collects from it right now'),
  everySeconds: count
    .optional()
    .describe('How often it runs; absent for a cron expression'),
  cron: z.string().optional().describe('When it runs, if configured so'),
  nextRunAt: instant
    .optional()
    .describe('About when it runs next; absent for a cron expression'),
  lastRun: named<LastRun>(lastRunSchema).optional(),
  problems: list<SourceProblem>(sourceProblemSchema).describe(
    'What was not known in the last run and why, that of most entities first, at most 20',
  ),
});

/** How a fact source is doing. @public */
export interface SourceHealth extends z.infer<typeof sourceHealthSchema> {}

/** @public */
export const settledCheckSchema = object({
  modelId: z.string(),
  checkId: z.string(),
  unknown: count.describe('Entities for which it is not measured'),
});

/** A check that a source that is not connected could measure. @public */
export interface SettledCheck extends z.infer<typeof settledCheckSchema> {}

/** @public */
export const missingSourceSchema = object({
  sourceId: z.string(),
  title: z.string(),
  install: z.string().optional().describe('Package to install'),
  setting: z.string().optional().describe('Setting that connects it'),
  annotations: list(z.string())
    .optional()
    .describe('It finds an entity by one of these'),
  linked: count
    .optional()
    .describe('Entities that carry one of the annotations'),
  results: count.describe(
    'At most so many results that are not measured would be settled: of each check no more than there are linked entities',
  ),
  checks: list<SettledCheck>(settledCheckSchema).describe(
    'Checks that it has a proof for and that are not measured somewhere',
  ),
});

/** A source that is not connected. @public */
export interface MissingSource extends z.infer<typeof missingSourceSchema> {}

/** @public */
export const listMissingSourcesResponseSchema = object({
  items: list<MissingSource>(missingSourceSchema).describe(
    'Those first that would settle the most results',
  ),
});

/** The sources that are not connected. @public */
export interface ListMissingSourcesResponse
  extends z.infer<typeof listMissingSourcesResponseSchema> {}

/** @public */
export const listSourcesResponseSchema = object({
  items: list<SourceHealth>(sourceHealthSchema).describe(
    'The enabled sources, in the order of their ids',
  ),
});

/** How all fact sources are doing. @public */
export interface ListSourcesResponse
  extends z.infer<typeof listSourcesResponseSchema> {}
