import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration } from '@backstage/types';
import { z } from 'zod';
import { list, object, opaque, schemaFor } from '../model/schema';
import {
  Check,
  Condition,
  effortSchema,
  FactDeclaration,
  FactSourceDeclaration,
  factTypeSchema,
  Fix,
  Model,
  relatedEntitySchema,
  Stage,
} from '../model/types';

const fix = schemaFor<Fix>()(
  object({
    title: z
      .string()
      .optional()
      .describe("The next step in a few words; else the check's title"),
    text: z.string(),
    docs: z.string().optional().describe('Link to a guide'),
    template: z
      .string()
      .optional()
      .describe('Entity ref of a scaffolder template'),
    effort: effortSchema,
  }),
).describe('The remedy');

export const checkSchema = schemaFor<Check>()(
  object({
    id: z.string(),
    title: z.string(),
    why: z.string().describe('Why it matters'),
    fix,
    condition: opaque<Condition>(z.looseObject({})).describe(
      "Over facts, in the spelling of the catalog's filter predicates",
    ),
    required: z.boolean().describe('Whether it blocks its stage'),
    of: relatedEntitySchema.optional(),
    enforceFrom: z
      .string()
      .optional()
      .describe('Before this date (UTC) it does not block'),
    notApplicable: opaque<FilterPredicate>()
      .optional()
      .describe('Filter predicate of entities to which it does not apply'),
  }),
);

const stage = schemaFor<Stage>()(
  object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    advice: z.string(),
    checks: list(checkSchema),
  }),
);

export const modelSchema = schemaFor<Model>()(
  object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    description: z.string().optional(),
    appliesTo: opaque<FilterPredicate>().describe(
      'Filter predicate of the entities that the model assesses',
    ),
    stages: list(stage).describe('In order, the lowest first'),
  }),
);

const factDeclaration = schemaFor<FactDeclaration>()(
  object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    type: factTypeSchema,
    maxAge: opaque<HumanDuration>(z.record(z.string(), z.number())).describe(
      'Duration after which the fact is stale',
    ),
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
});

/** @public */
export interface ListModelsResponse
  extends z.infer<typeof listModelsResponseSchema> {}
