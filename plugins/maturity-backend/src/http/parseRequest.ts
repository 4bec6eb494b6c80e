import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  decodeQuery,
  Endpoint,
  listPathFields,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Request } from 'express';
import { z } from 'zod';

/** Longer than any entity ref: the catalog allows 63 characters a part. */
const MAX_REF_LENGTH = 1_000;

/** Characters of a part of an entity ref: the catalog cannot read any other. */
const REF_PART = /^[^:/\p{Cc}]+$/u;

/** A request as Express hands it over: its path parameters, its URL and its body. */
type HttpRequest = Pick<Request, 'params' | 'originalUrl' | 'body'>;

/** Every problem with its path; a query parameter's name is its path. */
function toMessage(error: z.ZodError): string {
  return error.issues
    .map(issue => {
      // A query parameter has no `filter` in its name.
      const path = issue.path.filter(part => part !== 'filter');
      return path.length > 0
        ? `${path.join('.')}: ${issue.message}`
        : issue.message;
    })
    .join('; ');
}

/**
 * Parses a request into its strict shape.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseRequest<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (!result.success) {
    throw new InputError(toMessage(result.error));
  }
  return result.data;
}

/**
 * The entity that a path names.
 *
 * @throws `InputError` for what cannot name one, and would not be stored either
 */
export function parseEntityPath(params: Request['params']): string {
  const { kind, namespace, name } = params;
  const entityRef = stringifyEntityRef({ kind, namespace, name });
  const isRef = [kind, namespace, name].every(part => REF_PART.test(part));
  if (!isRef || entityRef.length > MAX_REF_LENGTH) {
    throw new InputError('The path does not name an entity');
  }
  return entityRef;
}

function readPathFields(
  endpoint: Endpoint,
  { params }: HttpRequest,
): { readonly [name: string]: string } {
  return Object.fromEntries(
    listPathFields(endpoint).map(name => [
      name,
      name === 'entityRef' ? parseEntityPath(params) : params[name],
    ]),
  );
}

/**
 * The request in a path and its query.
 *
 * @remarks
 * The query is read from the URL itself: Express' own parser turns a parameter
 * that is given more than some twenty times into something else.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseQueryRequest<T>(
  endpoint: Endpoint<T>,
  request: HttpRequest,
): T {
  const { searchParams } = new URL(request.originalUrl, 'http://localhost');
  const query = decodeQuery(
    endpoint.request,
    searchParams,
    listPathFields(endpoint),
  );
  return endpoint.request
    ? parseRequest(endpoint.request, {
        ...query,
        ...readPathFields(endpoint, request),
      })
    : (undefined as T);
}

/**
 * The request in a path and a body.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseBodyRequest<T>(
  endpoint: Endpoint<T> & { readonly request: z.ZodType<T> },
  request: HttpRequest,
): T {
  const { body } = request;
  const inPath = readPathFields(endpoint, request);
  const isMerged =
    body && typeof body === 'object' && Object.keys(inPath).length > 0;
  return parseRequest(
    endpoint.request,
    isMerged ? { ...body, ...inPath } : body,
  );
}
