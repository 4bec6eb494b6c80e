import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import {
  durationUnits,
  factTypeSchema,
  gradeSchema,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { JsonPath } from './jsonPath';

/** A path of RFC 9535, compiled. */
const path = text.transform((value, context) => {
  try {
    return JsonPath.parse(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const webAddress = text.refine(
  value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  'must be an http: or https: address',
);

const identifier = text.regex(/^[a-z][a-zA-Z0-9]*$/, 'must be camel case');

const duration = z
  .partialRecord(z.enum(durationUnits), z.number().nonnegative())
  .refine(
    value => Object.values(value).some(amount => amount > 0),
    'must be longer than nothing',
  );

/** How a server knows who asks. Exactly one of them. */
const auth = z
  .union([
    settings({ bearer: text }),
    settings({ basic: settings({ username: text, password: z.string() }) }),
    settings({ header: settings({ name: text, value: text }) }),
    settings({
      oauth2: settings({
        /** Of the client credentials grant, RFC 6749, section 4.4. */
        tokenUrl: webAddress,
        clientId: text,
        clientSecret: text,
        scope: text.optional(),
        audience: text.optional(),
      }),
    }),
  ])
  .describe('How a server knows who asks');

export const serverSchema = settings({
  /** Shown in evidence and errors; default: the host. */
  name: text.optional(),
  /** Paths of requests are appended to it. */
  baseUrl: webAddress,
  auth: auth.optional(),
  proxy: webAddress.optional(),
});

/** One server of a tool: where it is, and how it knows who asks. */
export type ServerDeclaration = z.infer<typeof serverSchema>;

const count = z.int().min(1);

/** How the pages of a list are asked for. Exactly one of them. */
export const pagesSchema = z.union([
  settings({
    page: settings({
      parameter: text,
      first: z.int().min(0).default(1),
      size: settings({ parameter: text, value: count }),
      /** Number of items of all pages; without it a page that is not full is the last one. */
      total: path.optional(),
    }),
  }),
  settings({
    offset: settings({
      parameter: text,
      size: settings({ parameter: text, value: count }),
      total: path.optional(),
    }),
  }),
  settings({
    cursor: settings({
      parameter: text,
      /** The next cursor, or the address of the next page; none, null or empty on the last one. */
      next: path,
      size: settings({ parameter: text, value: count }).optional(),
    }),
  }),
  settings({
    /** The header `Link` with `rel="next"`, RFC 8288. */
    link: settings({
      size: settings({ parameter: text, value: count }).optional(),
    }),
  }),
]);

/** How the pages of a list are asked for. */
export type PagesDeclaration = z.infer<typeof pagesSchema>;

const values = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]),
);

/** The keys of an entity, by which it is found in what a tool answers. */
export const keySchema = z.union([
  settings({
    /** The first of these annotations that the entity has. */
    annotation: z.union([text, z.array(text).min(1)]),
    /** Separates several keys in one annotation. */
    separator: text.optional(),
  }),
  settings({
    /** Over fields of the entity: `{metadata.namespace}/{metadata.name}`. */
    template: text,
  }),
]);

/** The keys of an entity, by which it is found in what a tool answers. */
export type KeyDeclaration = z.infer<typeof keySchema>;

export const requestSchema = settings({
  /** Path below the address of the server. */
  get: text.optional(),
  post: text.optional(),
  /** A GraphQL query, sent by POST to `post`. */
  graphql: text.optional(),
  query: values.optional(),
  headers: z.record(z.string(), text).optional(),
  /** JSON, of a POST that is not GraphQL. */
  body: z.json().optional(),
  variables: z.record(z.string(), z.json()).optional(),
  pages: pagesSchema.optional(),
  /** Pages that are read at most; what is beyond them is unknown. */
  maxPages: count.max(1_000).default(100),
  /** Keys in one request that has `{keys}`. */
  batch: settings({
    size: count.max(1_000),
    separator: z.string().default(','),
  }).optional(),
  /** The items in an answer. */
  items: path,
  /** In an item: the keys of the entities that it belongs to. */
  itemKey: path.optional(),
  /** Default: the one of the source. */
  key: keySchema.optional(),
  ignoreCase: z.boolean().default(false),
  /** The permission that the credentials need, for people: `Browse` on the project. */
  permission: text.optional(),
});

/**
 * A request for items. It is sent for each entity if it contains `{key}`, for
 * batches of them if it contains `{keys}`, and else once for all.
 */
export type RequestDeclaration = z.infer<typeof requestSchema>;

export const reducers = [
  'one',
  'count',
  'max',
  'min',
  'latest',
  'any',
  'all',
  'share',
  'first',
  'list',
] as const;

/** How several values become one. */
export type Reducer = (typeof reducers)[number];

export const factSchema = settings({
  title: text,
  description: text,
  type: factTypeSchema.exclude(['object']),
  maxAge: duration,
  grade: gradeSchema.optional(),
  /** Id of a request. */
  from: identifier,
  /** Into the list of the items that belong to the entity. */
  value: path,
  /** What the values of the tool mean: `{ OK: true, ERROR: false }`. Any other is unknown. */
  means: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional(),
  reduce: z.enum(reducers).default('one'),
  /** When the tool saw it: an instant, or milliseconds or seconds since 1970. Default: now. */
  observedAt: path.optional(),
  /** The value where a complete list has no item of the entity: `unknown`, or the value. */
  absent: z.json(),
  evidence: settings({
    title: text,
    /** With `{key}`, `{server}` and `{parameters.…}`, or a path into the items. */
    url: text,
  }),
});

/** A fact, and where its value is in what a request answered. */
export type HttpFactDeclaration = z.infer<typeof factSchema>;

export const sourceSchema = settings({
  title: text,
  description: text,
  appliesTo: createZodV4FilterPredicateSchema().optional(),
  schedule: settings({ frequency: duration, timeout: duration }).optional(),
  servers: z.array(serverSchema).min(1, 'must have at least one server'),
  /** Fill `{parameters.…}` in paths, queries, bodies and links. */
  parameters: z.record(identifier, text).optional(),
  key: keySchema,
  requests: z.record(identifier, requestSchema),
  facts: z.record(identifier, factSchema),
  /** Requests of one run at most; the rest is unknown. */
  maxRequests: count.default(2_000),
  concurrency: count.max(50).default(4),
  timeout: duration.default({ seconds: 30 }),
  /** Share of a rate limit that is kept for others, from 0 to 1. */
  reserve: z.number().min(0).max(0.99).default(0.2),
});

/** A source that is declared in the configuration. */
export type HttpSourceDeclaration = z.infer<typeof sourceSchema>;
