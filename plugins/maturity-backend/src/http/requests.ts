import {
  allGroupByFields,
  allSortFields,
  CountAssessmentsRequest,
  CountChecksRequest,
  ExportRequest,
  GetTrendRequest,
  ListAssessmentsRequest,
  ListMoversRequest,
  PlanFixesRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { filter } from './filterSchema';
import { parseRequest } from './parseRequest';

const text = z.string().max(1_000);

const listRequest = z.strictObject({
  filter: filter.optional(),
  sort: z
    .strictObject({
      field: z.enum(allSortFields),
      order: z.enum(['asc', 'desc']),
    })
    .optional(),
  limit: z.number().int().min(1).max(500).optional(),
  cursor: z.string().max(10_000).optional(),
  outcomesOf: z.array(text).max(20).optional(),
});

const countRequest = z.strictObject({
  filter: filter.optional(),
  groupBy: z.enum(allGroupByFields).optional(),
  tree: z.boolean().optional(),
  weakest: z.number().int().min(0).max(10).optional(),
  checks: z.boolean().optional(),
});

const checksRequest = z.strictObject({ filter: filter.optional() });

const fixesRequest = z.strictObject({
  filter: filter.optional(),
  limit: z.number().int().min(1).max(20).optional(),
});

const trendRequest = z.strictObject({
  filter: filter.optional(),
  from: text.optional(),
  to: text.optional(),
  interval: z.enum(['day', 'week']).optional(),
});

const moversRequest = z.strictObject({
  filter: filter.optional(),
  days: z.number().int().min(1).max(400).optional(),
  limit: z.number().int().min(1).max(100).optional(),
});

const exportRequest = z
  .strictObject({
    subject: z.enum(['assessments', 'counts', 'checks']),
    format: z.enum(['csv', 'json']),
    filter: filter.optional(),
    groupBy: z.enum(allGroupByFields).optional(),
  })
  .refine(
    ({ subject, groupBy }) => subject === 'counts' || groupBy === undefined,
    { path: ['groupBy'], message: 'is only for counts' },
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
