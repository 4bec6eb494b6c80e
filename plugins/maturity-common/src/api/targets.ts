import { z } from 'zod';
import {
  count,
  day,
  entityRef,
  instant,
  list,
  named,
  object,
} from '../model/schema';

function text(length: number) {
  return z
    .string({ error: 'must be a text' })
    .trim()
    .min(1, 'must not be empty')
    .max(length, `must have at most ${length.toLocaleString('en')} characters`);
}

const DAY = 'must be a UTC day like 2026-06-30';

const utcDay = z.iso.date({ error: DAY });

const SHARE = 'must be a number above 0 and at most 1';

const version = z
  .int({ error: 'must be a whole number' })
  .min(1, 'must be at least 1');

const uuid = z.uuid({ error: 'must be a UUID' });

const targetId = uuid.describe('Id of the target');

/** The fields of a target that can be changed. */
const content = {
  stageId: text(200).describe('Id of the stage to reach'),
  share: z
    .number({ error: SHARE })
    .gt(0, SHARE)
    .max(1, SHARE)
    .describe('Share of the members that are to reach it: 1 stands for all'),
  lifecycle: z
    .array(text(100), { error: 'must be a list of texts' })
    .min(1, 'must not be empty')
    .max(20, 'must have at most 20 entries')
    .readonly()
    .optional()
    .describe('Members with one of these `spec.lifecycle` only'),
  owner: entityRef
    .refine(ref => /^(user|group):/.test(ref), 'must be a user or a group')
    .describe('Ref of the user or group that looks after it'),
  startsOn: utcDay.describe('Progress is measured from this UTC day on'),
  dueOn: utcDay.describe('The UTC day at whose end it is to be met'),
  note: text(2_000).optional(),
};

interface Dates {
  readonly startsOn: string;
  readonly dueOn: string;
}

/** Whether a target is due after it starts. */
function isInOrder({ startsOn, dueOn }: Dates): boolean {
  return startsOn < dueOn;
}

const OUT_OF_ORDER = { path: ['dueOn'], message: 'must be after startsOn' };

/** @public */
export const createTargetRequestSchema = object({
  id: uuid.describe(
    'Made by the client, so that the request can be repeated safely',
  ),
  entityRef: entityRef.describe(
    'Ref of a group, a system, a domain or the organisation',
  ),
  modelId: text(200)
    .optional()
    .describe('Model of the members; that of components when left out'),
  ...content,
}).refine(isInOrder, OUT_OF_ORDER);

/** Sets a target. @public */
export interface CreateTargetRequest
  extends z.infer<typeof createTargetRequestSchema> {}

/** @public */
export const changeTargetRequestSchema = object({
  targetId,
  version: version.describe('The version that the change was made to'),
  ...content,
}).refine(isInOrder, OUT_OF_ORDER);

/** Changes a target. @public */
export interface ChangeTargetRequest
  extends z.infer<typeof changeTargetRequestSchema> {}

/** @public */
export const endTargetRequestSchema = object({
  targetId,
  version: version.describe('The version that was ended'),
  reason: text(1_000),
});

/** Ends a target. @public */
export interface EndTargetRequest
  extends z.infer<typeof endTargetRequestSchema> {}

/** @public */
export const stageTargetSchema = object({
  id: z.string(),
  entityRef: z.string(),
  modelId: z.string(),
  stageId: z.string(),
  share: z.number(),
  lifecycle: list(z.string()).optional(),
  owner: z.string(),
  startsOn: day,
  dueOn: day,
  note: z.string().optional(),
  version: count.describe('Grows with each change'),
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
  updatedBy: z.string(),
  ended: object({ at: instant, by: z.string(), reason: z.string() })
    .optional()
    .describe('Absent while it is open'),
});

/**
 * A share of what belongs to a group, system, domain or the organisation that is to
 * reach a stage by a day.
 *
 * @public
 */
export interface StageTarget extends z.infer<typeof stageTargetSchema> {}

const reachedCounts = {
  total: count.describe('Members, assessed or not'),
  reached: count.describe('Of these, members at the stage or above'),
};

/** @public */
export const targetCountsSchema = object({
  ...reachedCounts,
  notAssessed: count.describe(
    'Of these, members that are not assessed: they count as members, and not as reached',
  ),
});

/** How many members reached the stage of a target. @public */
export interface TargetCounts extends z.infer<typeof targetCountsSchema> {}

/** @public */
export const targetProgressSchema = object({
  ...reachedCounts,
  notAssessed: count,
  withExemptions: count.describe('Members with at least one exempt check'),
  needed: count.describe(
    'Members that have to reach the stage: the share of all, rounded up',
  ),
  atStart: object({ day, ...reachedCounts })
    .optional()
    .describe(
      'The members of today at the end of the first day; absent before it is over, or if none was assessed then',
    ),
  atEnd: object({ day, ...reachedCounts })
    .optional()
    .describe('The same of the due day, once it is over'),
});

/** How far a target is, by the assessments of the members. @public */
export interface TargetProgress extends z.infer<typeof targetProgressSchema> {}

/** @public */
export const targetStateSchema = z.enum([
  'met',
  'likely',
  'atRisk',
  'unlikely',
  'tooEarly',
  'missed',
  'unknown',
]);

/** Whether a target is met, or is likely to be. @public */
export type TargetState = z.infer<typeof targetStateSchema>;

/** @public */
export const targetForecastSchema = object({
  state: named<TargetState>(targetStateSchema).describe(
    '`met`: enough members are at the stage, now or at the end of the due day; `likely`, `atRisk`, `unlikely`: the whole range, part of it or none of it meets the target; `tooEarly`: too few weeks are known; `missed`: the due day passed without; `unknown`: see the reason',
  ),
  reason: z
    .enum(['noMembers', 'noModel', 'noStage'])
    .optional()
    .describe(
      'Why nothing is known: nothing belongs to the entity, or the model or the stage is no longer there',
    ),
  weeks: count.describe('Past weeks that it rests on'),
  range: object({ low: z.number(), high: z.number() })
    .optional()
    .describe('Shares of the members at the stage on the due day'),
});

/** Where a target is heading, at the speed of the last weeks. @public */
export interface TargetForecast extends z.infer<typeof targetForecastSchema> {}

/** @public */
export const measuredTargetSchema = object({
  target: named<StageTarget>(stageTargetSchema),
  rank: count.describe(
    'Position of the stage from 1; 0 if the model no longer has it',
  ),
  progress: named<TargetProgress>(targetProgressSchema)
    .optional()
    .describe('Absent where it is not known: see the reason'),
  forecast: named<TargetForecast>(targetForecastSchema),
  here: named<TargetCounts>(targetCountsSchema)
    .optional()
    .describe(
      'For a target of a group above: the same counts, of what belongs to the entity that was asked about',
    ),
  hasOwner: z
    .boolean()
    .describe('Whether the catalog has its owner, and the caller may see it'),
});

/** A target with its progress and forecast. @public */
export interface MeasuredTarget extends z.infer<typeof measuredTargetSchema> {}

/** @public */
export const listTargetsResponseSchema = object({
  entityRef: z.string(),
  items: list<MeasuredTarget>(measuredTargetSchema).describe(
    'Open targets: those of the entity first, then those of the groups above it, of its domain and of the organisation; the next due first',
  ),
  ended: list<StageTarget>(stageTargetSchema).describe(
    'The latest 20 ended targets of the entity',
  ),
  maySet: z
    .boolean()
    .describe('Whether the caller may set targets of the entity'),
});

/** The targets that bear on an entity. @public */
export interface ListTargetsResponse
  extends z.infer<typeof listTargetsResponseSchema> {}
