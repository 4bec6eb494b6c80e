import {
  Endpoint,
  EndpointId,
  EndpointRequest,
  EndpointResponses,
  endpoints,
  listQueryFields,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Request, Response, Router } from 'express';
import { parseBodyRequest, parseQueryRequest } from './parseRequest';

/** The path of an endpoint as Express writes it. */
export function toExpressPath({ path }: Endpoint): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/**
 * Mounts a read: as a `GET` with its request in the URL, and, where it has a
 * filter, at `/query` below it as a `POST` with the request in the body, for
 * filters that are too long for a URL.
 *
 * @param respond - sends the response to a valid request
 */
export function mountEndpoint<K extends EndpointId>(
  router: Router,
  id: K,
  respond: (
    input: EndpointRequest<K>,
    request: Request,
    response: Response,
  ) => Promise<void>,
): void {
  const endpoint = endpoints[id] as Endpoint<EndpointRequest<K>>;
  const path = toExpressPath(endpoint);
  const { request: schema } = endpoint;
  router.get(path, async (request, response) => {
    await respond(parseQueryRequest(endpoint, request), request, response);
  });
  if (schema && listQueryFields(schema).some(({ isInFilter }) => isInFilter)) {
    router.post(`${path}/query`, async (request, response) => {
      const input = parseBodyRequest({ ...endpoint, request: schema }, request);
      await respond(input, request, response);
    });
  }
}

/** Mounts a read whose response is JSON. */
export function mountJsonEndpoint<K extends EndpointId>(
  router: Router,
  id: K,
  read: (
    input: EndpointRequest<K>,
    request: Request,
  ) => Promise<EndpointResponses[K]>,
): void {
  mountEndpoint(router, id, async (input, request, response) => {
    response.json(await read(input, request));
  });
}
