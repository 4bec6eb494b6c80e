import { Request, RequestHandler, Response } from 'express';

/**
 * The body of a request, read by a parser of Express that is not mounted.
 *
 * @throws an error with status 413 if the body is too large
 */
export async function readBody(
  parser: RequestHandler,
  request: Request,
  response: Response,
): Promise<unknown> {
  await new Promise<void>((resolve, reject) => {
    parser(request, response, error => (error ? reject(error) : resolve()));
  });
  return request.body;
}
