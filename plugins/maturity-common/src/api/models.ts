import { HumanDuration } from '@backstage/types';
import { z } from 'zod';
import { list, object, opaque, schemaFor } from '../model/schema';
import {
  FactDeclaration,
  FactSourceDeclaration,
  factTypeSchema,
  gradeSchema,
  Model,
  modelSchema,
} from '../model/types';

const factDeclaration = schemaFor<FactDeclaration>()(
  object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    type: factTypeSchema,
    maxAge: opaque<HumanDuration>(z.record(z.string(), z.number())).describe(
      'Duration after which the fact is stale',
    ),
    grade: gradeSchema
      .optional()
      .describe('Grade of its observations that state none: `observed`'),
  }),
);

export const factSourceSchema = schemaFor<FactSourceDeclaration>()(
  object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    facts: list(factDeclaration),
  }),
);

/** @public */
export const listModelsResponseSchema = object({
  items: list<Model>(modelSchema),
  sources: list<FactSourceDeclaration>(factSourceSchema).describe(
    'The installed sources, with the facts that they declare',
  ),
  organization: z
    .string()
    .optional()
    .describe(
      'Ref of the entity of the organisation; absent where none is configured, or where the caller may not see it',
    ),
});

/** @public */
export interface ListModelsResponse
  extends z.infer<typeof listModelsResponseSchema> {}
