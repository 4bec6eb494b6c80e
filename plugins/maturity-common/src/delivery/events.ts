import { z } from 'zod';
import { parseInstant } from '../model/instant';
import { entityRef, named, object } from '../model/schema';

/** @public */
export const deliveryKindSchema = z.enum([
  'deployment',
  'change',
  'incident',
  'heartbeat',
]);

/** @public */
export type DeliveryKind = z.infer<typeof deliveryKindSchema>;

/** Names and ids are refused rather than cut: half an id is another id. */
function name(length: number) {
  return z
    .string({ error: 'must be a text' })
    .min(1, 'must not be empty')
    .max(length, `must have at most ${length} characters`);
}

const id = name(500);

const INSTANT = 'must be an instant like 2026-03-01T08:00:00Z';

const instant = z
  .string({ error: INSTANT })
  .meta({ format: 'date-time' })
  .transform((value, context) => {
    const time = value.includes('T') ? parseInstant(value) : undefined;
    if (time === undefined) {
      context.addIssue({ code: 'custom', message: INSTANT });
      return z.NEVER;
    }
    return new Date(time).toISOString();
  });

const LINK = 'must be an http or https link of at most 2,000 characters';

function isWebLink(link: string): boolean {
  return /^https?:/i.test(link) && URL.canParse(link);
}

const MAX_NAMES = 20;

const names = z
  .record(name(200), name(500))
  .refine(
    value => Object.keys(value).length <= MAX_NAMES,
    `must have at most ${MAX_NAMES} entries`,
  )
  .readonly();

/** @public */
export const deliveryTargetSchema = z
  .strictObject(
    {
      entityRef: entityRef
        .optional()
        .describe('Full ref')
        .meta({ examples: ['component:default/orders'] }),
      annotations: names
        .optional()
        .describe('Keys and values that the entity carries, at most 20'),
      labels: names
        .optional()
        .describe('Names that the sender uses, at most 20'),
    },
    { error: issue => unknownKeys(issue) ?? 'must be an object' },
  )
  .readonly()
  .describe('The name that an event has for its entity');

function unknownKeys(issue: { code?: string; keys?: unknown }) {
  return issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)
    ? `does not have ${issue.keys.join(', ')}`
    : undefined;
}

/**
 * Identifies the entity of an event: by a full entity ref, by annotations or by
 * labels.
 *
 * @public
 */
export interface DeliveryTarget extends z.infer<typeof deliveryTargetSchema> {}

const base = {
  source: name(100).describe(
    'The sender: `github`, `argocd`, or any name that it chooses',
  ),
  externalId: id.describe('Unique within source and kind'),
  target: named<DeliveryTarget>(deliveryTargetSchema),
  url: z
    .string({ error: 'must be a text' })
    .max(2_000, LINK)
    .refine(isWebLink, LINK)
    .optional()
    .describe('An http or https link'),
  title: z
    .string({ error: 'must be a text' })
    .max(100_000, 'must have at most 100,000 characters')
    .optional()
    .describe('Cut off after 500 characters'),
};

const isEndAssumed = z
  .boolean()
  .optional()
  .describe(
    'Whether the end is only the time at which the report came, because it names none: any other end counts more, and the earliest of several',
  );

/** @public */
export const deploymentEventSchema = object({
  kind: z.literal('deployment'),
  ...base,
  environment: name(200)
    .optional()
    .describe('Without one it is not known whether it is production'),
  startedAt: instant.optional(),
  finishedAt: instant.optional().describe('Absent while it runs'),
  isEndAssumed,
  result: z
    .enum(['succeeded', 'failed', 'cancelled'])
    .optional()
    .describe('Absent while it runs'),
  commit: id.optional().describe('Full id of the deployed commit'),
  version: id.optional(),
  run: id
    .optional()
    .describe(
      'The pipeline run or rollout; its deployments of one version count as one',
    ),
  part: name(200)
    .optional()
    .describe('The region, cell or cluster, of a rollout that has several'),
  changes: z
    .array(id)
    .max(1_000, 'must name at most 1000')
    .readonly()
    .optional()
    .describe('Commits, or external ids of changes, that it contains'),
  isRollback: z
    .boolean()
    .optional()
    .describe('Whether it restores an earlier version'),
  isRework: z
    .boolean()
    .optional()
    .describe('Whether it was unplanned and made because of an incident'),
  fixesIncident: id.optional().describe('External id of an incident'),
});

/** A deployment of new or earlier code to an environment. @public */
export interface DeploymentEvent
  extends z.infer<typeof deploymentEventSchema> {}

/** @public */
export const changeEventSchema = object({
  kind: z.literal('change'),
  ...base,
  commit: id
    .optional()
    .describe('Full commit id on the main branch; default: the external id'),
  committedAt: instant
    .optional()
    .describe('Of the first commit; default: `mergedAt`'),
  mergedAt: instant.optional(),
});

/** A commit, or all commits of a merged request as one change. @public */
export interface ChangeEvent extends z.infer<typeof changeEventSchema> {}

/** @public */
export const incidentEventSchema = object({
  kind: z.literal('incident'),
  ...base,
  environment: name(200).optional(),
  startedAt: instant.optional(),
  resolvedAt: instant.optional().describe('Absent while it is open'),
  isEndAssumed,
  reopenedAt: instant
    .optional()
    .describe('Open again since then, if it is later than `resolvedAt`'),
  severity: name(100).optional(),
  causedBy: id
    .optional()
    .describe('External id, commit or version of a deployment'),
  commit: id.optional().describe('In production when it started'),
  version: id.optional().describe('In production when it started'),
  isExternal: z
    .boolean()
    .optional()
    .describe('Whether no deployment caused it: a data centre, a supplier'),
});

/** A period of degraded service. @public */
export interface IncidentEvent extends z.infer<typeof incidentEventSchema> {}

/** @public */
export const deliveryFeedSchema = z.enum(['incidents', 'rework']);

/** Data that only reports of a source can prove to be complete. @public */
export type DeliveryFeed = z.infer<typeof deliveryFeedSchema>;

/** @public */
export const heartbeatEventSchema = object({
  kind: z.literal('heartbeat'),
  ...base,
  at: instant.describe('Everything that happened until then is reported'),
  covers: z
    .array(deliveryFeedSchema)
    .min(1, 'must name at least one')
    .readonly()
    .describe('Reported completely: incidents; whether deployments are rework'),
});

/**
 * A sign of life: the source watches the target, and has reported all that
 * happened. It proves that silence means that nothing happened.
 *
 * @public
 */
export interface HeartbeatEvent extends z.infer<typeof heartbeatEventSchema> {}

/**
 * An event that a source reports. Several reports of the same event (same
 * `kind`, `source` and `externalId`) are merged, so their order and repetition
 * do not matter.
 *
 * @public
 */
export type DeliveryEvent =
  | DeploymentEvent
  | ChangeEvent
  | IncidentEvent
  | HeartbeatEvent;

/** @public */
export const deliveryEventSchema = named<DeliveryEvent>(
  z.discriminatedUnion(
    'kind',
    [
      deploymentEventSchema,
      changeEventSchema,
      incidentEventSchema,
      heartbeatEventSchema,
    ],
    {
      error: issue =>
        issue.code === 'invalid_union'
          ? 'must be deployment, change, incident or heartbeat'
          : 'must be an object',
    },
  ),
).describe(
  'With at least one instant. None may be before 2000, more than 5 minutes ahead, or longer ago than events are kept. No end may be before its start.',
);
