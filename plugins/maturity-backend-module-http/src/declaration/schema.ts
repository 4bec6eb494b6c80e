import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { factSchema } from './factSchema';
import { keySchema } from './keySchema';
import { requestSchema } from './requestSchema';
import { serverSchema } from './serverSchema';
import { count, duration, named } from './values';

export type { HttpFactDeclaration } from './factSchema';
export type { KeyDeclaration } from './keySchema';
export type { Reducer } from './reducers';
export type { PagesDeclaration, RequestDeclaration } from './requestSchema';
export type { ServerDeclaration } from './serverSchema';

export const sourceSchema = settings({
  title: text,
  description: text,
  appliesTo: createZodV4FilterPredicateSchema().optional(),
  schedule: settings({ frequency: duration, timeout: duration }).optional(),
  servers: z
    .array(serverSchema, 'must be a list')
    .min(1, 'must have at least one server'),
  /** Fill `{parameters.…}` in paths, queries, bodies and links. */
  parameters: named(text).optional(),
  key: keySchema,
  requests: named(requestSchema),
  facts: named(factSchema),
  /** Requests of one run at most; the rest is unknown. */
  maxRequests: count().default(2_000),
  concurrency: count(50).default(4),
  timeout: duration.default({ seconds: 30 }),
  /** Share of a rate limit that is kept for others, from 0 to 1. */
  reserve: z
    .number('must be a number')
    .min(0, 'must be at least 0')
    .max(0.99, 'must be less than 1')
    .default(0.2),
});

/** A source that is declared in the configuration. */
export type HttpSourceDeclaration = z.infer<typeof sourceSchema>;
