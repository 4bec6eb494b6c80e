import { z } from 'zod';
import { humanDuration, list, named, object } from '../model/schema';
import { factTypeSchema } from '../model/types';

/** A fact without its source. */
const NAME = /^[a-z][a-zA-Z0-9]{0,99}$/;

/** Facts of one source. */
const MAX_FACTS = 100;

function text(length: number) {
  return z
    .string({ error: 'must be a text' })
    .trim()
    .min(1, 'must not be empty')
    .max(length, `must have at most ${length} characters`);
}

/** @public */
export const declaredFactSchema = object({
  title: text(200),
  description: text(1_000),
  type: factTypeSchema,
  maxAge: humanDuration.describe('Duration after which the fact is stale'),
  needsEvidence: z
    .boolean({ error: 'must be true or false' })
    .optional()
    .describe('Whether a value needs a link to its evidence'),
});

/** A fact that a sender declares. @public */
export interface DeclaredFact extends z.infer<typeof declaredFactSchema> {}

/** @public */
export const declareFactsRequestSchema = object({
  sourceId: z.string().describe('Id of a source at `maturity.push.sources`'),
  title: text(200),
  description: text(1_000),
  facts: z
    .record(z.string(), named<DeclaredFact>(declaredFactSchema), {
      error: 'must be an object',
    })
    .superRefine((facts, context) => {
      const names = Object.keys(facts);
      if (names.length === 0 || names.length > MAX_FACTS) {
        const message = `must have 1 to ${MAX_FACTS} facts`;
        context.addIssue({ code: 'custom', message });
      }
      for (const name of names.filter(each => !NAME.test(each))) {
        const message =
          'must be a name in camel case, of at most 100 characters';
        context.addIssue({ code: 'custom', path: [name], message });
      }
    })
    .readonly()
    .describe(`1 to ${MAX_FACTS}, by their names in camel case`),
});

/** The facts of a source whose sender declares them. @public */
export interface DeclareFactsRequest
  extends z.infer<typeof declareFactsRequestSchema> {}

/** @public */
export const declareFactsResponseSchema = object({
  status: z.enum(['created', 'updated', 'unchanged']),
  facts: list(z.string()).describe('Ids of all facts of the source'),
});

/** The result of a declaration. @public */
export interface DeclareFactsResponse
  extends z.infer<typeof declareFactsResponseSchema> {}
