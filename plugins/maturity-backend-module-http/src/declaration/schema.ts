import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { factSchema } from './factSchema';
import { graphsSchema } from './graphLinks';
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
  /** Where people see what queries of PromQL find; default: the page of the server. */
  graphs: graphsSchema.optional(),
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

/** The settings of a source whose content is that of a pack, and what is other than in it. */
export const packAccessSchema = settings({
  ...access,
  key: keySchema.optional(),
  /** Replace those of the pack with the same id, or are added. */
  requests: named(requestSchema).optional(),
  facts: named(factSchema).optional(),
});

/** The meaning of a parameter, for people; required unless it has a default. */
export const packParameter = z.union(
  [
    text.transform(meaning => ({ meaning, default: undefined })),
    settings({ meaning: text, default: text.optional() }),
  ],
  { error: 'must be a text, or have a meaning and a default' },
);

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
  parameters: named(packParameter).optional(),
  proofs: z
    .array(settings({ check: text, condition: z.looseObject({}) }))
    .optional(),
});

/** Content of a source for one tool, and what it proves. */
export type Pack = z.infer<typeof packSchema>;

/** A source over HTTP that is declared in the configuration. */
export type HttpSourceDeclaration = z.infer<typeof sourceSchema>;
