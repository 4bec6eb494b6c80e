import { z } from 'zod';
import { outcomeSchema } from '../evaluate/outcome';
import { object, text } from '../model/schema';
import { gradeSchema } from '../model/types';

/** Alternatives in one field of a filter: more than any organisation has teams. */
const MAX_VALUES = 5_000;

/**
 * The fields that assessments can be grouped by, in the order in which pages
 * offer them.
 *
 * @public
 */
export const groupByFieldSchema = z.enum([
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'tag',
  'kind',
]);

/**
 * A field that assessments can be grouped by. By `owner` or `tag` an entity counts
 * in the group of each of its owners or tags, and once in totals.
 *
 * @public
 */
export type GroupByField = z.infer<typeof groupByFieldSchema>;

/** Every field that assessments can be grouped by. @public */
export const allGroupByFields: readonly GroupByField[] =
  groupByFieldSchema.options;

/** The fields that an entity can be without. @public */
export const absentFieldSchema = z
  .enum(['type', 'lifecycle', 'owner', 'system', 'domain', 'tag'])
  .describe('A field that an entity can be without');

/** A field that an entity can be without. @public */
export type AbsentField = z.infer<typeof absentFieldSchema>;

/** Every field that an entity can be without. @public */
export const allAbsentFields: readonly AbsentField[] =
  absentFieldSchema.options;

/** An outcome of a named check. @public */
export const checkOutcomeSchema = object({ id: text, outcome: outcomeSchema });

const texts = z.array(text).max(MAX_VALUES).readonly().optional();

/** @public */
export const assessmentFilterSchema = z
  .strictObject({
    modelId: text.optional().describe('Assessments of this model only'),
    text: text
      .optional()
      .describe("Part of the entity's name or title, case-insensitive"),
    owner: texts
      .describe('Entity refs of owners, of which the entity has at least one')
      .meta({ example: ['group:default/payments'] }),
    ownerTree: z
      .boolean()
      .optional()
      .describe(
        'Whether `owner` includes the groups below each owner, at any depth',
      )
      .meta({ default: false }),
    system: texts.describe('Entity refs of systems'),
    domain: texts.describe('Entity refs of domains'),
    type: texts.describe('Values of `spec.type`'),
    lifecycle: texts.describe('Values of `spec.lifecycle`'),
    kind: texts.describe('Kinds of entities, case-insensitive'),
    tag: texts.describe('Tags, of which the entity has at least one'),
    grade: z
      .array(gradeSchema)
      .max(MAX_VALUES)
      .readonly()
      .optional()
      .describe(
        'Grades, of which at least one check of the entity has its result: `declared` selects the entities of which something is known only from the catalog',
      ),
    leftOut: z
      .boolean()
      .optional()
      .describe(
        'Whether to select the entities that the model leaves out, instead of the others',
      )
      .meta({ default: false }),
    stage: texts.describe('Stage ids, or `none` for "not assessed"'),
    check: z
      .array(checkOutcomeSchema)
      .max(MAX_VALUES)
      .readonly()
      .optional()
      .describe(
        'Outcomes of named checks. Several outcomes of one check are alternatives, several checks are joined by "and".',
      ),
    without: z
      .array(absentFieldSchema)
      .max(MAX_VALUES)
      .readonly()
      .optional()
      .describe(
        "Fields in which having no value is one more alternative: without `owner`, `without: ['owner']` selects the entities that have no owner",
      ),
  })
  .readonly()
  .describe('Absent fields do not filter, empty lists select nothing');

/**
 * Selects assessments. Values of one field are alternatives, fields are joined
 * by "and". An empty list selects nothing, an absent field does not filter.
 *
 * @public
 */
export interface AssessmentFilter
  extends z.infer<typeof assessmentFilterSchema> {}
