import { JsonValue } from '@backstage/types';
import { z } from 'zod';
import { count, entityRef, list, object, opaque } from '../model/schema';

/** Facts in one request. */
const MAX_ITEMS = 500;

const text = z
  .string({ error: 'must be a text' })
  .trim()
  .min(1, 'must not be empty')
  .max(1_000, 'must have at most 1,000 characters');

const INSTANT = 'must be an instant in UTC like 2026-03-01T08:00:00Z';

const evidence = z
  .strictObject(
    {
      title: text.describe('Short text, e.g. the name of the report'),
      url: z
        .string({ error: 'must be a text' })
        .optional()
        .describe('An `http:` or `https:` link'),
    },
    { error: 'must be an object with a title and, if there is one, a url' },
  )
  .readonly();

/** @public */
export const pushedFactSchema = z
  .strictObject(
    {
      entityRef: entityRef.describe('Full ref of the entity'),
      fact: text.describe('Name of a fact that the source declares'),
      value: opaque<JsonValue>()
        .optional()
        .describe('The value, of the declared type; this or `unknown`'),
      unknown: text.optional().describe('Why the value is not known'),
      observedAt: z
        .string({ error: INSTANT })
        .meta({ format: 'date-time' })
        .describe(
          'When the tool observed it, in UTC. What is observed earlier never replaces what is observed later.',
        ),
      evidence: z
        .array(evidence, { error: 'must be a list' })
        .max(20, 'must have at most 20 entries')
        .readonly()
        .optional(),
    },
    {
      error: issue =>
        issue.code === 'invalid_type' ? 'must be an object' : undefined,
    },
  )
  .readonly();

/** A fact of an entity that is pushed. @public */
export interface PushedFact extends z.infer<typeof pushedFactSchema> {}

function batchSchema<T>(item: z.ZodType<T>) {
  return object({
    sourceId: text.describe('Id of a source at `maturity.push.sources`'),
    items: z
      .array(item, { error: 'must be a list of facts' })
      .max(MAX_ITEMS, `must have at most ${MAX_ITEMS} facts`)
      .readonly(),
  });
}

/**
 * A request whose items are not checked yet: each is checked on its own, so that
 * a wrong one does not affect the others.
 *
 * @public
 */
export const pushedBatchSchema = batchSchema<unknown>(z.unknown());

/** @public */
export const pushFactsRequestSchema = batchSchema<PushedFact>(pushedFactSchema);

/** Facts of one source, of any entities. @public */
export interface PushFactsRequest
  extends z.infer<typeof pushFactsRequestSchema> {}

/** @public */
export const pushedItemResultSchema = z.discriminatedUnion('status', [
  object({ status: z.literal('stored') }),
  object({ status: z.literal('unchanged') }).describe(
    'The same is stored already',
  ),
  object({ status: z.literal('older') }).describe(
    'Not stored: a later observation is',
  ),
  object({ status: z.literal('accepted') }).describe(
    'Valid, and stored if the catalog has the entity: the answer to a sender who may see no entity',
  ),
  object({
    status: z.literal('refused'),
    message: z.string().describe('The place of the problem, and the problem'),
  }).describe('Not stored'),
]);

/** The result of one fact of a batch. @public */
export type PushedItemResult = Readonly<z.infer<typeof pushedItemResultSchema>>;

/** @public */
export const pushFactsResponseSchema = object({
  items: list<PushedItemResult>(pushedItemResultSchema).describe(
    'One for each item of the request, in its order',
  ),
  counts: object({
    stored: count,
    unchanged: count,
    older: count,
    accepted: count,
    refused: count,
  }),
});

/** The result of each pushed fact. @public */
export interface PushFactsResponse
  extends z.infer<typeof pushFactsResponseSchema> {}
