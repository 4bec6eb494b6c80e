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
import { count, duration, named, webAddress } from './values';

export type { HttpFactDeclaration } from './factSchema';
export type { KeyDeclaration } from './keySchema';
export type { Reducer } from './reducers';
export type { PagesDeclaration, RequestDeclaration } from './requestSchema';
export type { ServerDeclaration } from './serverSchema';

/** The servers to ask, and the limits of it. */
const access = {
  servers: z
    .array(serverSchema, 'must be a list')
    .min(1, 'must have at least one server'),
  /** Fill `{parameters.…}` in paths, queries, bodies and links. */
  parameters: named(text).optional(),
  schedule: settings({ frequency: duration, timeout: duration }).optional(),
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
};

/** The requests, and the facts in their answers. */
const content = {
  title: text,
  description: text,
  key: keySchema,
  requests: named(requestSchema),
  facts: named(factSchema),
};

export const sourceSchema = settings({
  ...access,
  ...content,
  appliesTo: createZodV4FilterPredicateSchema().optional(),
});

/** The settings of a source whose content is that of a pack. */
export const packAccessSchema = settings(access);

export const packSchema = settings({
  ...content,
  /** Where the API of the tool is described. */
  docs: webAddress,
  /** An address of a server, for the documentation. */
  server: webAddress,
  /** Which credentials it needs, with which permissions. */
  token: text,
  /** Things that it cannot see. */
  limits: z.array(text).min(1),
  /** The meaning of each parameter, for people. All are required. */
  parameters: named(text).optional(),
  proofs: z
    .array(settings({ check: text, condition: z.looseObject({}) }))
    .optional(),
});

/** Content of a source for one tool, and what it proves. */
export type Pack = z.infer<typeof packSchema>;

/** A source over HTTP that is declared in the configuration. */
export type HttpSourceDeclaration = z.infer<typeof sourceSchema>;
