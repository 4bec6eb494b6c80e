import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AbsentField,
  AssessmentSortField,
  CountAssessmentsRequest,
  CountChecksRequest,
  ExportRequest,
  ExportSubject,
  GetTrendRequest,
  GroupByField,
  ListAssessmentsRequest,
  ListMoversRequest,
  Outcome,
  PlanFixesRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { parseRequest } from './parseRequest';

/** Alternatives in one field of a filter: more than any organisation has teams. */
const MAX_VALUES = 5_000;

const OUTCOMES = [
  'pass',
  'fail',
  'unknown',
  'notApplicable',
  'exempt',
] as const satisfies readonly Outcome[];

const SORT_FIELDS = [
  'name',
  'stage',
  'measured',
  'owner',
  'stageSince',
  'nextSteps',
] as const satisfies readonly AssessmentSortField[];

const GROUP_BY_FIELDS = [
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'kind',
  'tag',
] as const satisfies readonly GroupByField[];

const ABSENT_FIELDS = [
  'type',
  'lifecycle',
  'owner',
  'system',
  'domain',
  'tag',
] as const satisfies readonly AbsentField[];

const EXPORT_SUBJECTS = [
  'assessments',
  'counts',
  'checks',
  'deliveryMetrics',
  'deliveries',
] as const satisfies readonly ExportSubject[];

function isDelivery(subject: ExportSubject): boolean {
  return subject === 'deliveryMetrics' || subject === 'deliveries';
}

/** Days that delivery metrics look back. */
export const windowDays = z.union([z.literal(30), z.literal(90)], {
  error: 'must be 30 or 90',
});

const text = z.string().max(1_000);
const entityRefText = text.transform((value, context) => {
  try {
    return stringifyEntityRef(parseEntityRef(value));
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'must be a full entity ref like component:default/orders',
    });
    return z.NEVER;
  }
});
const texts = z.array(text).max(MAX_VALUES).optional();

/** Which assessments a request is about. */
export const filterSchema = z.strictObject({
  modelId: text.optional(),
  kind: texts,
  type: texts,
  lifecycle: texts,
  owner: texts,
  ownerTree: z.boolean().optional(),
  system: texts,
  domain: texts,
  tag: texts,
  stage: texts,
  check: z
    .array(z.strictObject({ id: text, outcome: z.enum(OUTCOMES) }))
    .max(MAX_VALUES)
    .optional(),
  text: text.optional(),
  without: z.array(z.enum(ABSENT_FIELDS)).max(MAX_VALUES).optional(),
});

const listRequest = z.strictObject({
  filter: filterSchema.optional(),
  sort: z
    .strictObject({
      field: z.enum(SORT_FIELDS),
      order: z.enum(['asc', 'desc']),
    })
    .optional(),
  limit: z.number().int().min(1).max(500).optional(),
  cursor: z.string().max(10_000).optional(),
  outcomesOf: z.array(text).max(20).optional(),
});

const countRequest = z.strictObject({
  filter: filterSchema.optional(),
  groupBy: z.enum(GROUP_BY_FIELDS).optional(),
  tree: z.boolean().optional(),
  weakest: z.number().int().min(0).max(10).optional(),
  checks: z.boolean().optional(),
});

const checksRequest = z.strictObject({ filter: filterSchema.optional() });

const fixesRequest = z.strictObject({
  filter: filterSchema.optional(),
  limit: z.number().int().min(1).max(20).optional(),
});

const trendRequest = z.strictObject({
  filter: filterSchema.optional(),
  from: text.optional(),
  to: text.optional(),
  interval: z.enum(['day', 'week']).optional(),
});

const moversRequest = z.strictObject({
  filter: filterSchema.optional(),
  days: z.number().int().min(1).max(400).optional(),
  limit: z.number().int().min(1).max(100).optional(),
});

const exportRequest = z
  .strictObject({
    subject: z.enum(EXPORT_SUBJECTS),
    format: z.enum(['csv', 'json']),
    filter: filterSchema.optional(),
    groupBy: z.enum(GROUP_BY_FIELDS).optional(),
    days: windowDays.optional(),
    entityRef: entityRefText.optional(),
  })
  .refine(
    ({ subject, groupBy }) => subject === 'counts' || groupBy === undefined,
    { path: ['groupBy'], message: 'is only for counts' },
  )
  .refine(
    ({ subject, days }) => subject === 'deliveryMetrics' || days === undefined,
    { path: ['days'], message: 'is only for deliveryMetrics' },
  )
  .refine(
    ({ subject, entityRef }) => isDelivery(subject) || entityRef === undefined,
    {
      path: ['entityRef'],
      message: 'is only for deliveryMetrics and deliveries',
    },
  )
  .refine(
    ({ entityRef, filter = {} }) =>
      entityRef === undefined || Object.keys(filter).length === 0,
    { path: ['entityRef'], message: 'stands in place of a filter' },
  );

/**
 * Which assessments to list.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseListRequest(input: unknown): ListAssessmentsRequest {
  return parseRequest(listRequest, input);
}

/**
 * Which assessments to count.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseCountRequest(input: unknown): CountAssessmentsRequest {
  return parseRequest(countRequest, input);
}

/**
 * Whose checks to count.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseChecksRequest(input: unknown): CountChecksRequest {
  return parseRequest(checksRequest, input);
}

/**
 * For whom to plan fixes.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseFixesRequest(input: unknown): PlanFixesRequest {
  return parseRequest(fixesRequest, input);
}

/**
 * Which trend to tell; whether its days are some is for it to say.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseTrendRequest(input: unknown): GetTrendRequest {
  return parseRequest(trendRequest, input);
}

/**
 * Whose movers to list.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseMoversRequest(input: unknown): ListMoversRequest {
  return parseRequest(moversRequest, input);
}

/**
 * What to make a file of.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseExportRequest(input: unknown): ExportRequest {
  return parseRequest(exportRequest, input);
}
