import { FilterPredicate } from '@backstage/filter-predicates';
import { z } from 'zod';
import { FactLookup } from './FactLookup';
import { parseDate } from './instant';
import { parseCondition, parsePredicate } from './parseCondition';
import { parseProofs } from './parseProofs';
import { Report } from './Problems';
import {
  Condition,
  effortSchema,
  gradeSchema,
  relatedEntitySchema,
} from './types';

const id = z
  .string()
  .max(63)
  .regex(
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    "must be in kebab case, like 'my-id'",
  );
const title = text(200);
const prose = text(5_000);

const httpsLink = z.string().refine(isHttpsLink, 'must be an https: link');
const templateRef = z
  .string()
  .regex(
    /^template:(?:[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/i,
    "must be the entity ref of a template, like 'template:default/add-pipeline'",
  );
const date = z
  .string()
  .refine(
    value => parseDate(value) !== undefined,
    "must be a date, like '2027-01-31'",
  );

const fix = z.strictObject({
  title: title.optional(),
  text: prose,
  docs: httpsLink.optional(),
  template: templateRef.optional(),
  effort: effortSchema,
});

/**
 * Creates the schema of a model. It validates each field alone; `checkLadder`
 * validates the relations.
 */
export function createModelSchema(lookup: FactLookup) {
  const condition = z.custom<Condition>().superRefine((value, context) => {
    parseProofs(value, { lookup, report: reportTo(context) });
  });
  const predicate = z
    .custom<FilterPredicate>()
    .superRefine((value, context) => {
      parsePredicate(value, { report: reportTo(context) });
    });

  const check = z.strictObject({
    id,
    title,
    why: prose,
    limits: prose.optional(),
    fix,
    condition,
    grade: gradeSchema.optional(),
    required: z.boolean().default(true),
    of: relatedEntitySchema.optional(),
    enforceFrom: date.optional(),
    profiles: z.array(id).min(1).max(50).optional(),
    notApplicable: predicate.optional(),
  });
  const plainCondition = z.custom<Condition>().superRefine((value, context) => {
    parseCondition(value, { lookup, report: reportTo(context) });
  });
  const profile = z.strictObject({
    id,
    title,
    types: z.array(text(63)).max(100),
    default: z.boolean().optional(),
    contradictedBy: plainCondition.optional(),
  });
  const exclusion = z.strictObject({ reason: title, entities: predicate });
  const stage = z.strictObject({
    id,
    title,
    summary: prose,
    advice: prose,
    checks: z.array(check).max(200).default([]),
  });
  return z.strictObject({
    id,
    version: z.number().int().min(1).max(1_000_000),
    title,
    description: prose.optional(),
    subject: z.literal('organization').optional(),
    appliesTo: predicate,
    leavesOut: z.array(exclusion).max(20).optional(),
    profiles: z.array(profile).min(1).max(50).optional(),
    stages: z.array(stage).min(1).max(20),
  });
}

function text(max: number) {
  return z.string().max(max).regex(/\S/, 'must not be empty');
}

function isHttpsLink(value: string): boolean {
  return /^https:\/\/[^\s\p{Cc}]+$/iu.test(value) && URL.canParse(value);
}

function reportTo(context: z.RefinementCtx): Report {
  return (path, message) =>
    context.addIssue({ code: 'custom', path: [...path], message });
}
