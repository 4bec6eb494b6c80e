import { JsonValue } from '@backstage/types';
import { z } from 'zod';
import { SourceObservations } from '../../evaluate/observeEntity';
import {
  CheckResult,
  Evidence,
  Exemption,
  Observation,
  Outcome,
  ProofResult,
  Statement,
  Unknown,
} from '../../evaluate/types';
import { Effort, RelatedEntity } from '../../model/types';
import { outcomeSchema } from '../filter';
import {
  count,
  instant,
  list,
  named,
  object,
  opaque,
  schemaFor,
} from '../schema';

// Every schema here is the one of a type of the evaluation.

export const outcome = named<Outcome>(outcomeSchema);

export const effort = schemaFor<Effort>()(
  z.enum(['small', 'medium', 'large']),
).describe('Hours, days or weeks');

export const relatedEntity = schemaFor<RelatedEntity>()(
  z.enum(['owner', 'system', 'domain', 'organization']),
);

export const measured = object({
  known: count.describe('Checks that passed or failed'),
  applicable: count.describe('Checks that apply and are not exempt'),
}).describe('How many checks have a known result');

export const failure = object({
  message: z.string(),
  at: instant,
}).describe('A collection that failed');

export const evidence = schemaFor<Evidence>()(
  object({ title: z.string(), url: z.string().optional() }),
);

export const exemption = schemaFor<Exemption>()(
  object({
    checkId: z.string(),
    reason: z.string(),
    grantedBy: z.string().describe('Entity ref or name'),
    until: z.string().describe('Date (UTC) on which it ends'),
    evidence: evidence.optional(),
  }),
);

const source = z.string();
const message = z.string();
const missing = z.literal('missing');

export const unknown = schemaFor<Unknown>()(
  z.discriminatedUnion('cause', [
    object({
      reason: missing,
      cause: z.literal('sourceNotInstalled'),
      source,
      install: z.string().optional().describe('Package to install'),
    }),
    object({ reason: missing, cause: z.literal('notReported'), source }),
    object({
      reason: missing,
      cause: z.literal('notObservable'),
      source,
      message,
    }),
    object({
      reason: missing,
      cause: z.literal('noRelatedEntity'),
      of: relatedEntity,
      message,
    }),
    object({
      reason: z.literal('stale'),
      cause: z.literal('stale'),
      source,
      observedAt: instant,
      expiredAt: instant.optional(),
      message: message.optional(),
    }),
    object({
      reason: z.literal('error'),
      cause: z.literal('error'),
      source,
      message,
      at: instant,
    }),
  ]),
).describe('Why something is not known');

const statement = schemaFor<Statement>()(
  object({
    by: z.string().describe('Entity ref or name'),
    on: z.string().describe('Date (UTC)'),
  }),
);

export const observation = schemaFor<Observation>()(
  object({
    fact: z.string().describe('Fact id or path into the entity'),
    value: opaque<JsonValue>().optional().describe('Any JSON value'),
    unknown: unknown.optional(),
    observedAt: instant.optional(),
    evidence: list(evidence).optional(),
    expiresAt: instant.optional(),
    statement: statement
      .optional()
      .describe('Set where a person says so and no tool has checked'),
    lastError: failure.optional(),
  }),
);

const proof = schemaFor<ProofResult>()(
  object({
    outcome: z.enum(['pass', 'fail', 'unknown']),
    observations: list(observation),
  }),
);

export const checkResult = schemaFor<CheckResult>()(
  object({
    checkId: z.string(),
    outcome,
    blocking: z.boolean().describe('Whether it blocks its stage when not met'),
    proofs: list(proof),
    unknown: unknown.optional(),
    exemption: exemption.optional(),
    ofEntityRef: z
      .string()
      .optional()
      .describe('The related entity whose facts were read'),
  }),
);

export const sourceObservations = schemaFor<SourceObservations>()(
  object({
    sourceId: z.string(),
    observedAt: instant.optional(),
    error: failure.optional(),
    facts: list(observation).describe(
      'Facts that the source reported, in the order in which it declares them',
    ),
  }),
);
