import { z } from 'zod';
import {
  ChangeEvent,
  DeliveryEvent,
  DeliveryKind,
  DeliveryTarget,
  DeploymentEvent,
  IncidentEvent,
} from '../../delivery/types';
import { instant, named, object, schemaFor } from '../schema';

export const deliveryKind = schemaFor<DeliveryKind>()(
  z.enum(['deployment', 'change', 'incident']),
);

const id = z.string().max(500);
const names = z.record(z.string(), z.string().max(500)).readonly();

export const deliveryTarget = schemaFor<DeliveryTarget>()(
  object({
    entityRef: z
      .string()
      .optional()
      .describe('Full ref')
      .meta({ examples: ['component:default/orders'] }),
    annotations: names
      .optional()
      .describe('Keys and values that the entity carries, at most 20'),
    labels: names.optional().describe('Names that the sender uses, at most 20'),
  }),
).describe('The name that an event has for its entity');

const base = {
  source: z.string().max(100).describe('The sender'),
  externalId: id.describe('Unique within source and kind'),
  target: deliveryTarget,
  url: z.string().max(2_000).optional().describe('An http or https link'),
  title: z.string().optional().describe('Cut off after 500 characters'),
};

export const deploymentEvent = schemaFor<DeploymentEvent>()(
  object({
    kind: z.literal('deployment'),
    ...base,
    environment: z
      .string()
      .max(200)
      .optional()
      .describe('Without one it is not known whether it is production'),
    startedAt: instant.optional(),
    finishedAt: instant.optional(),
    result: z.enum(['succeeded', 'failed', 'cancelled']).optional(),
    commit: id.optional(),
    version: id.optional(),
    changes: z
      .array(id)
      .max(1_000)
      .readonly()
      .optional()
      .describe('Commits, or external ids of changes, that it contains'),
    isRollback: z.boolean().optional(),
    isRework: z.boolean().optional(),
    fixesIncident: id.optional().describe('External id of an incident'),
  }),
);

export const changeEvent = schemaFor<ChangeEvent>()(
  object({
    kind: z.literal('change'),
    ...base,
    commit: id.optional(),
    committedAt: instant.optional(),
    mergedAt: instant.optional(),
  }),
);

export const incidentEvent = schemaFor<IncidentEvent>()(
  object({
    kind: z.literal('incident'),
    ...base,
    environment: z.string().max(200).optional(),
    startedAt: instant.optional(),
    resolvedAt: instant.optional(),
    severity: z.string().max(100).optional(),
    causedBy: id
      .optional()
      .describe('External id, commit or version of a deployment'),
  }),
);

export const deliveryEvent = named<DeliveryEvent>(
  z.union([deploymentEvent, changeEvent, incidentEvent]),
).describe(
  'With at least one instant. None may be before 2000, more than a day ahead, or longer ago than events are kept.',
);
