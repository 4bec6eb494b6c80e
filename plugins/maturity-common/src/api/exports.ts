import { z } from 'zod';
import {
  DeliveryWindowDays,
  deliveryWindowDaysSchema,
} from '../delivery/choices';
import {
  AssessmentFilter,
  assessmentFilterSchema,
  groupByFieldSchema,
} from './filter';
import { entityRef, named } from '../model/schema';
import { planLengthSchema } from './shapes';

/** @public */
export const exportSubjectSchema = z
  .enum([
    'assessments',
    'counts',
    'checks',
    'fixes',
    'deliveryMetrics',
    'deliveries',
  ])
  .describe('Content of the file');

/**
 * The content of an export: a list of entities, counts by group, counts by
 * check, the plan of fixes, the DORA metrics of each entity, or the delivery events of each entity.
 *
 * @public
 */
export type ExportSubject = z.infer<typeof exportSubjectSchema>;

function isDelivery(subject: ExportSubject): boolean {
  return subject === 'deliveryMetrics' || subject === 'deliveries';
}

/** @public */
export const exportRequestSchema = z
  .strictObject({
    subject: exportSubjectSchema,
    format: z.enum(['csv', 'json']).describe('Format of the file'),
    filter: named<AssessmentFilter>(assessmentFilterSchema).optional(),
    groupBy: groupByFieldSchema
      .optional()
      .describe('Of `counts` only; `owner` when left out'),
    limit: planLengthSchema
      .optional()
      .describe(
        'Of `fixes` only, the maximum number of fixes; 5 when left out',
      ),
    days: named<DeliveryWindowDays>(deliveryWindowDaysSchema)
      .optional()
      .describe(
        'Of `deliveryMetrics` only, the days to look back; 90 when left out',
      ),
    entityRef: entityRef
      .optional()
      .describe(
        'Of `deliveryMetrics` and `deliveries` only: one entity in place of a filter',
      ),
  })
  .refine(
    ({ subject, groupBy }) => subject === 'counts' || groupBy === undefined,
    { path: ['groupBy'], message: 'is only for counts' },
  )
  .refine(({ subject, limit }) => subject === 'fixes' || limit === undefined, {
    path: ['limit'],
    message: 'is only for fixes',
  })
  .refine(
    ({ subject, days }) => subject === 'deliveryMetrics' || days === undefined,
    { path: ['days'], message: 'is only for deliveryMetrics' },
  )
  .refine(
    ({ subject, entityRef: one }) => isDelivery(subject) || one === undefined,
    {
      path: ['entityRef'],
      message: 'is only for deliveryMetrics and deliveries',
    },
  )
  .refine(
    ({ entityRef: one, filter = {} }) =>
      one === undefined || Object.keys(filter).length === 0,
    { path: ['entityRef'], message: 'stands in place of a filter' },
  )
  .readonly();

/** @public */
export interface ExportRequest extends z.infer<typeof exportRequestSchema> {}

/**
 * A file to save.
 *
 * @public
 */
export interface ExportedFile {
  readonly fileName: string;
  readonly content: Blob;
}
