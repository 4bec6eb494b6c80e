import { z } from 'zod';
import { Observation, observationSchema } from '../evaluate/types';
import { count, list, object } from '../model/schema';

/** Entities that a source can be tried on at once. */
const MAX_ENTITIES = 20;

/** @public */
export const trySourceRequestSchema = object({
  sourceId: z.string().describe('Id of an installed fact source'),
  entityRefs: list(z.string())
    .refine(
      refs => refs.length >= 1 && refs.length <= MAX_ENTITIES,
      `must be a list of 1 to ${MAX_ENTITIES} entity refs`,
    )
    .describe(`1 to ${MAX_ENTITIES}`),
});

/** A source, and the entities to try it on. @public */
export interface TrySourceRequest
  extends z.infer<typeof trySourceRequestSchema> {}

/** @public */
export const triedEntitySchema = object({
  entityRef: z.string(),
  result: z
    .enum(['facts', 'nothing', 'failed', 'notAsked'])
    .describe(
      '`facts`: the source reported some; `nothing`: it does not know the entity; `failed`: see the message; `notAsked`: it is not for such entities, or the catalog has none with this ref',
    ),
  message: z.string().optional(),
  facts: list<Observation>(observationSchema).describe(
    'Facts that it reported, or why they are not known',
  ),
});

/** The result of a source for one entity, of which nothing is stored. @public */
export interface TriedEntity extends z.infer<typeof triedEntitySchema> {}

/** @public */
export const trySourceResponseSchema = object({
  items: list<TriedEntity>(triedEntitySchema).describe(
    'In the order of the request',
  ),
  messages: list(z.string()).describe(
    'The log of the source: requests, items, entities that were found',
  ),
  milliseconds: count,
});

/** The results of a source that was tried. @public */
export interface TrySourceResponse
  extends z.infer<typeof trySourceResponseSchema> {}
