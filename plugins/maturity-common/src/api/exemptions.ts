import { z } from 'zod';
import { instant, named, object } from '../model/schema';
import {
  clientIdSchema,
  httpsLinkSchema,
  noteSchema,
  utcDaySchema,
} from './statementFields';

/** @public */
export const exemptionStatusSchema = z
  .enum(['requested', 'approved', 'denied', 'withdrawn', 'ended'])
  .describe('`withdrawn` before it was decided, `ended` after it was approved');

/** Where a request for an exemption stands. @public */
export type ExemptionStatus = z.infer<typeof exemptionStatusSchema>;

/** @public */
export const exemptionDecisionSchema = z
  .enum(['approved', 'denied', 'ended'])
  .describe(
    '`ended` takes back an approved exemption, or a request of the caller',
  );

/** A decision about an exemption. @public */
export type ExemptionDecision = z.infer<typeof exemptionDecisionSchema>;

/** @public */
export const exemptionItemSchema = object({
  id: z
    .string()
    .optional()
    .describe('Absent for an exemption of the configuration'),
  entityRef: z.string(),
  ownerRef: z
    .string()
    .optional()
    .describe('First owner of the entity, where it is assessed'),
  modelId: z.string().optional(),
  checkId: z.string(),
  reason: z.string(),
  evidence: z.string().optional(),
  until: z.string().describe('Its last day (UTC)'),
  status: exemptionStatusSchema,
  isExpired: z.boolean().describe('Whether its last day is over'),
  requestedBy: z
    .string()
    .optional()
    .describe(
      'Ref of the user; absent for the configuration, and where the caller may not see them',
    ),
  requestedAt: instant.optional(),
  decidedBy: z
    .string()
    .optional()
    .describe('Who approved or denied it: a ref, or a name'),
  decidedAt: instant.optional(),
  decisionNote: z.string().optional(),
  endedBy: z.string().optional(),
  endedAt: instant.optional(),
  version: z.int().describe('0 for an exemption of the configuration'),
  decisions: z
    .array(exemptionDecisionSchema)
    .describe('The decisions that the caller can take about it now'),
});

/** An exemption, or a request for one. @public */
export interface ExemptionItem extends z.infer<typeof exemptionItemSchema> {}

/** @public */
export const listExemptionsRequestSchema = object({
  entityRef: z.string().optional().describe('Of this entity only'),
  ownerRef: z.string().optional().describe('Of entities with this owner'),
  checkId: z.string().optional().describe('From this check only'),
  status: exemptionStatusSchema.optional(),
  limit: z.int().min(1).max(500).optional().describe('100 when left out'),
  offset: z.int().min(0).optional().describe('Those to leave out first'),
});

/** Selects exemptions. @public */
export interface ListExemptionsRequest
  extends z.infer<typeof listExemptionsRequestSchema> {}

/** @public */
export const listExemptionsResponseSchema = object({
  items: z
    .array(named<ExemptionItem>(exemptionItemSchema))
    .describe('Those that wait for a decision first, then by their last day'),
  totalItems: z.int().min(0),
});

/** Exemptions of entities that the caller may see. @public */
export interface ListExemptionsResponse
  extends z.infer<typeof listExemptionsResponseSchema> {}

/** @public */
export const requestExemptionRequestSchema = object({
  id: clientIdSchema,
  entityRef: z.string(),
  checkId: z.string().max(200),
  modelId: z
    .string()
    .max(200)
    .optional()
    .describe('Each model that has the check when left out'),
  reason: noteSchema.min(10, 'must say why, in ten characters or more'),
  evidence: httpsLinkSchema.optional(),
  until: utcDaySchema.describe('Its last day, at most 12 months ahead'),
});

/** Asks that an entity need not meet a check. @public */
export interface RequestExemptionRequest
  extends z.infer<typeof requestExemptionRequestSchema> {}

/** @public */
export const decideExemptionRequestSchema = object({
  exemptionId: z.string().describe('Id of the exemption'),
  version: z.int().min(1).describe('The version that was seen'),
  decision: exemptionDecisionSchema,
  note: noteSchema.optional(),
});

/** Approves, denies or ends an exemption. @public */
export interface DecideExemptionRequest
  extends z.infer<typeof decideExemptionRequestSchema> {}
