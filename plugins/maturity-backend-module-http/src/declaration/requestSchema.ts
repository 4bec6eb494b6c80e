import { JsonValue } from '@backstage/types';
import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { headerName, headerValue, isCredentialHeader } from './headers';
import { itemKey, JoinedRequest, joinSettings } from './joinSettings';
import { JsonPath } from './jsonPath';
import { listPlaceholders, listTexts } from './placeholders';
import { DeclarationProblem } from './problems';
import {
  completePromql,
  findPromqlProblems,
  promqlSettings,
} from './promqlSchema';
import { count, exactlyOne, path, scalar } from './values';

const size = settings({ parameter: text, value: count() });

/** How the last page is known. Without one of them it is the first that is not full. */
const end = {
  /** Number of items of all pages. */
  total: path.optional(),
  /** Whether there are more pages: true or false. */
  more: path.optional(),
};

/** How the pages of a list are asked for. */
export const pagesSchema = exactlyOne({
  page: settings({
    parameter: text,
    first: z
      .int('must be a whole number')
      .min(0, 'must be at least 0')
      .default(1),
    size,
    ...end,
  }),
  offset: settings({ parameter: text, size, ...end }),
  cursor: settings({
    parameter: text,
    /** The next cursor, or the address of the next page; none, null or empty on the last one. */
    next: path,
    size: size.optional(),
  }),
  /** The header `Link` with `rel="next"`, RFC 8288. */
  link: settings({ size: size.optional() }),
});

/** How the pages of a list are asked for. */
export type PagesDeclaration = z.infer<typeof pagesSchema>;

const shape = settings({
  /** Path below the address of the server. */
  get: text.optional(),
  post: text.optional(),
  /** A GraphQL query, sent by POST to `post`. */
  graphql: text.optional(),
  ...promqlSettings,
  /** A list stands for a parameter that is there several times. */
  query: z
    .record(
      z.string(),
      z.union([scalar, z.array(scalar)], {
        error: 'must be a text, a number, true, false, or a list of them',
      }),
      'must be an object',
    )
    .optional(),
  headers: z
    .record(headerName, headerValue, {
      error: issue =>
        issue.code === 'invalid_key'
          ? issue.issues.map(({ message }) => message).join(', ')
          : 'must be an object',
    })
    .optional(),
  /** JSON, of a POST that is not GraphQL. */
  body: z.json().optional(),
  variables: z.record(z.string(), z.json(), 'must be an object').optional(),
  pages: pagesSchema.optional(),
  /** Pages that are read at most; what is beyond them is unknown. */
  maxPages: count(1_000).default(100),
  /** Keys in one request that has `{keys}`. */
  batch: settings({
    size: count(1_000),
    separator: z.string('must be a text').default(','),
  }).optional(),
  /** The items in an answer. */
  items: path.optional(),
  itemKey: itemKey.optional(),
  /** In an item: objects of labels, each of which is a key `name=value`. */
  itemLabels: path.optional(),
  ...joinSettings,
});

export const requestSchema = shape
  .superRefine((request, context) => {
    for (const { at, problem } of findPromqlProblems(request)) {
      context.addIssue({ code: 'custom', path: [...at], message: problem });
    }
  })
  .transform(request => ({
    ...request,
    ...(request.promql !== undefined && completePromql(request)),
  }))
  .transform(request => request as typeof request & { items: JsonPath });

/**
 * A request for items. It is sent for each entity if it contains `{key}`, for
 * batches of them if it contains `{keys}`, and else once for all.
 */
export type RequestDeclaration = z.infer<typeof requestSchema>;

/** Finds contradictions between the settings of a request. */
export function* findRequestProblems(
  request: RequestDeclaration,
): Iterable<DeclarationProblem> {
  const { get, post, graphql, body, variables } = request;
  if ((get === undefined) === (post === undefined)) {
    yield { at: [], problem: 'must have exactly one of get, post' };
  }
  if (graphql !== undefined && post === undefined) {
    yield { at: ['graphql'], problem: 'is sent to `post`, which is missing' };
  }
  if (body !== undefined && (post === undefined || graphql !== undefined)) {
    yield { at: ['body'], problem: 'is only for a post without graphql' };
  }
  if (variables !== undefined && graphql === undefined) {
    yield { at: ['variables'], problem: 'is only for graphql' };
  }
  yield* findPathProblems({ get, post });
  for (const name of Object.keys(request.headers ?? {})) {
    if (isCredentialHeader(name)) {
      const problem = 'holds credentials: set `auth` of the server instead';
      yield { at: ['headers', name], problem };
    }
  }
  if (request.key && request.keyFrom) {
    yield { at: [], problem: 'must have only one of key, keyFrom' };
  }
  yield* findKeyProblems(request);
}

function* findPathProblems(paths: {
  readonly [method: string]: string | undefined;
}): Iterable<DeclarationProblem> {
  for (const [method, place = ''] of Object.entries(paths)) {
    if (/^(?:\/\/|[\w+.-]*:)/.test(place)) {
      yield { at: [method], problem: 'must be a path, without a host' };
    }
    if (/[#\\]/.test(place)) {
      yield { at: [method], problem: 'must not contain # or \\' };
    }
  }
}

function* findKeyProblems(
  request: RequestDeclaration,
): Iterable<DeclarationProblem> {
  const { batch, itemKey: keyPaths, itemLabels } = request;
  const names = listRequestTexts(request).flatMap(({ text: each }) =>
    listPlaceholders(each),
  );
  const hasKey = names.includes('key');
  const hasKeys = names.includes('keys');
  if (hasKey && hasKeys) {
    yield { at: [], problem: 'must have only one of {key}, {keys}' };
  }
  if (hasKeys && !batch) {
    yield { at: ['batch'], problem: 'must be there for {keys}' };
  }
  if (batch && !hasKeys) {
    yield { at: ['batch'], problem: 'is only for a request that has {keys}' };
  }
  if (!keyPaths && !itemLabels && !hasKey) {
    const problem = 'must say which entities an item belongs to';
    yield { at: ['itemKey'], problem };
  }
}

/** Lists the texts of a request that keys and parameters fill. */
export function listRequestTexts(request: JoinedRequest) {
  const { get, post, query, body, variables } = request;
  const parts = { get, post, query, body, variables };
  return listTexts(
    // Absent parts hold no texts.
    parts as unknown as JsonValue,
  );
}

/** How often a request is sent: once, for batches of keys, or for each key. */
export function readRequestMode(
  request: JoinedRequest,
): 'list' | 'batches' | 'single' {
  if (request.batch) {
    return 'batches';
  }
  return listRequestTexts(request).some(({ text: each }) =>
    listPlaceholders(each).includes('key'),
  )
    ? 'single'
    : 'list';
}
