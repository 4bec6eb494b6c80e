import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { connectionSchema, sqlClients } from './connectionSchema';
import { factSchema } from './factSchema';
import { itemKey, joinSettings } from './joinSettings';
import { keySchema } from './keySchema';
import { packParameter } from './schema';
import { count, duration, named, webAddress } from './values';

export const sqlRequestSchema = settings({
  /** One SELECT. Placeholders in it are bound as values. */
  query: text,
  /** Keys in one query that has `{keys}`. */
  batch: settings({ size: count(1_000) }).optional(),
  /** Rows of one query at most; the others are unknown. */
  maxRows: count(1_000_000).default(100_000),
  /** Columns that hold JSON as text. */
  json: z
    .array(text, 'must be a list of columns')
    .min(1, 'must not be empty')
    .optional(),
  itemKey,
  ...joinSettings,
});

/**
 * A request for rows. The query is sent for each entity if it contains `{key}`, for
 * batches of them if it contains `{keys}`, and else once for all.
 */
export type SqlRequestDeclaration = z.infer<typeof sqlRequestSchema>;

/** The databases to ask, and the limits of it. */
const access = {
  connections: z
    .array(connectionSchema, 'must be a list')
    .min(1, 'must have at least one connection'),
  /** Fill `{parameters.…}` in queries and links. */
  parameters: named(text).optional(),
  schedule: settings({ frequency: duration, timeout: duration }).optional(),
  /** Queries of one run at most; the rest is unknown. */
  maxRequests: count().default(2_000),
  /** Queries to one database at the same time. */
  concurrency: count(50).default(2),
  /** Time for one query. */
  timeout: duration.default({ seconds: 30 }),
};

/** The queries, and the facts in their rows. */
const content = {
  title: text,
  description: text,
  key: keySchema,
  /** Of times that are stored without one. */
  timezone: text
    .regex(
      /^(?:UTC|[+-](?:0\d|1[0-4]):[0-5]\d)$/,
      'must be UTC, or an offset such as +02:00',
    )
    .optional(),
  requests: named(sqlRequestSchema),
  facts: named(factSchema),
};

export const sqlSourceSchema = settings({
  ...access,
  ...content,
  appliesTo: createZodV4FilterPredicateSchema().optional(),
});

/** The settings of a source whose content is that of a pack, and what is other than in it. */
export const sqlPackAccessSchema = settings({
  ...access,
  key: keySchema.optional(),
  /** Replace those of the pack with the same id, or are added. */
  requests: named(sqlRequestSchema).optional(),
  facts: named(factSchema).optional(),
});

export const sqlPackSchema = settings({
  ...content,
  /** Where the tables of the tool are described. */
  docs: webAddress,
  /** Which database that is, for people. */
  database: text,
  /** The clients of the databases that the tool supports. */
  clients: z.array(z.enum(sqlClients)).min(1),
  /** Which user it needs, with which permissions. */
  user: text,
  /** The address that `webUrl` is, for people. */
  webUrl: text,
  /** Things that it cannot see. */
  limits: z.array(text).min(1),
  parameters: named(packParameter).optional(),
  proofs: z
    .array(settings({ check: text, condition: z.looseObject({}) }))
    .optional(),
});

/** Content of a source for the database of one tool, and what it proves. */
export type SqlPack = z.infer<typeof sqlPackSchema>;

/** A source that asks databases. */
export type SqlSourceDeclaration = z.infer<typeof sqlSourceSchema>;
