import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { fillPromql } from '../declaration/promqlTexts';
import { RequestDeclaration } from '../declaration/schema';
import {
  fillHeaders,
  fillObject,
  fillJson,
  fillPath,
  fillText,
  Values,
} from './fill';
import { Page } from './pages';

/** A request below the address of a server. */
export interface ServerRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, from the address of the server on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON, and `URLSearchParams` as a form. */
  readonly body?: JsonValue | URLSearchParams;
}

/**
 * Fills a declared request for one page.
 *
 * @param baseUrl - Address of the server, without a slash at its end.
 * @throws InputError if it would leave the address of the server, or cannot be filled
 */
export function toRequest(
  request: RequestDeclaration,
  page: Page,
  values: Values,
  baseUrl: string,
): ServerRequest {
  const method = request.get === undefined ? 'POST' : 'GET';
  const headers = fillHeaders(request.headers ?? {}, values);
  const body = toBody(request, page, values);
  if (page.path !== undefined) {
    return { method, path: page.path, headers, body };
  }
  const template = request.get ?? request.post ?? '';
  const path = fillPath(template.replace(/^(?=[^/?])/, '/'), values);
  const url = new URL(`${baseUrl}${path}`);
  for (const [name, given] of Object.entries(request.query ?? {})) {
    for (const value of [given].flat()) {
      url.searchParams.append(name, fillText(String(value), values));
    }
  }
  if (body === undefined) {
    for (const [name, value] of Object.entries(page.parameters)) {
      url.searchParams.set(name, String(value));
    }
  }
  const below = toPath(url.href, baseUrl);
  if (below === undefined) {
    throw new InputError('the path would leave the address of the server');
  }
  return { method, path: below, headers, body };
}

/**
 * Returns path and query of an address below that of a server, and nothing for any other
 * address.
 *
 * @param from - Path that a relative address starts from.
 */
export function toPath(
  address: string,
  baseUrl: string,
  from = '',
): string | undefined {
  const start = `${baseUrl}${from}`;
  const url = URL.canParse(address, start)
    ? new URL(address, start)
    : undefined;
  if (!url || url.username || url.password) {
    return undefined;
  }
  url.hash = '';
  const path = url.href.slice(baseUrl.length);
  return url.href.startsWith(baseUrl) && /^(?:[/?]|$)/.test(path)
    ? path
    : undefined;
}

/** Pages are variables of a GraphQL query, and fields of another body. */
function toBody(
  request: RequestDeclaration,
  page: Page,
  values: Values,
): JsonValue | URLSearchParams | undefined {
  if (request.promql !== undefined) {
    const query = fillPromql(request.promql, values.parameters);
    return new URLSearchParams({ query });
  }
  if (request.graphql !== undefined) {
    const variables = fillObject(request.variables ?? {}, values);
    return {
      query: request.graphql,
      variables: { ...variables, ...page.parameters },
    };
  }
  if (request.body === undefined) {
    return undefined;
  }
  const body = fillJson(request.body, values);
  for (const [name, value] of Object.entries(page.parameters)) {
    setField(body, name.split('.'), value);
  }
  return body;
}

/** Sets a field, also of an object inside: `page.cursor`. */
function setField(body: JsonValue, names: string[], value: JsonValue): void {
  const [name = '', ...rest] = names;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InputError('the body is no object that can name a page');
  }
  if (rest.length === 0) {
    body[name] = value;
    return;
  }
  if (!Object.hasOwn(body, name)) {
    body[name] = {};
  }
  setField(body[name] as JsonValue, rest, value);
}
