import { z } from 'zod';
import { instant, named, object } from '../model/schema';
import {
  clientIdSchema,
  httpsLinkSchema,
  noteSchema,
  utcDaySchema,
} from './statementFields';

/** @public */
export const attestationAnswerSchema = z
  .enum(['yes', 'no', 'notYet', 'withdrawn'])
  .describe('`withdrawn` takes back what was stated before');

/** The answer of a person to a check. @public */
export type AttestationAnswer = z.infer<typeof attestationAnswerSchema>;

/** @public */
export const attestationSchema = object({
  id: z.string(),
  entityRef: z.string(),
  name: z.string().describe('Name of the fact `attestation/<name>`'),
  answer: attestationAnswerSchema,
  note: z.string().optional(),
  evidence: z.string().optional().describe('An https link'),
  statedBy: z
    .string()
    .optional()
    .describe('Ref of the user; absent where the caller may not see them'),
  statedAt: instant,
  expiresOn: z
    .string()
    .optional()
    .describe('Day (UTC) on which it ends; absent if it was withdrawn'),
  replacedBy: z
    .string()
    .optional()
    .describe('The statement that took its place; absent for the last one'),
});

/** A statement of a person in the portal. @public */
export interface Attestation extends z.infer<typeof attestationSchema> {}

/** @public */
export const listAttestationsResponseSchema = object({
  refusal: z
    .string()
    .optional()
    .describe('Why the caller may not attest; absent if they may'),
  items: z
    .array(named<Attestation>(attestationSchema))
    .describe('All statements, the newest first'),
});

/** The statements about one entity. @public */
export interface ListAttestationsResponse
  extends z.infer<typeof listAttestationsResponseSchema> {}

/** @public */
export const attestRequestSchema = object({
  id: clientIdSchema,
  entityRef: z.string(),
  name: z.string().max(200).describe('Name of the fact `attestation/<name>`'),
  answer: attestationAnswerSchema,
  note: noteSchema.optional(),
  evidence: httpsLinkSchema
    .optional()
    .describe('An https link; needed for the answer `yes`'),
  expiresOn: utcDaySchema
    .optional()
    .describe('At most 12 months ahead; 6 months when left out'),
  replaces: z
    .string()
    .optional()
    .describe('Id of the last statement that the author saw; absent for none'),
});

/** States whether an entity meets a check. @public */
export interface AttestRequest extends z.infer<typeof attestRequestSchema> {}
