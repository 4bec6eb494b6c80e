import { Request, Router } from 'express';
import {
  filterParameters,
  readQueryParameters,
  requestOf,
} from './queryParameters';

/**
 * Mounts a read of many assessments: as a `GET` with its request in the URL, and
 * at `/query` below it as a `POST` with the same request in the body, for
 * filters that are too long for a URL.
 *
 * @param names - query parameters besides those of the filter
 * @param parse - throws an `InputError` for a request that is not one
 */
export function mountReadRoute<TRequest, TAnswer>(
  router: Router,
  options: {
    path: string;
    names: readonly string[];
    parse: (input: unknown) => TRequest;
    answer: (input: TRequest, request: Request) => Promise<TAnswer>;
  },
): void {
  const { path, names, parse, answer } = options;
  router.get(path, async (request, response) => {
    const parameters = readQueryParameters(request.originalUrl, [
      ...filterParameters,
      ...names,
    ]);
    const input = parse(requestOf(parameters, names));
    response.json(await answer(input, request));
  });
  router.post(`${path}/query`, async (request, response) => {
    response.json(await answer(parse(request.body), request));
  });
}
