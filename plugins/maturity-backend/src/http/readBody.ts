import { Request, RequestHandler, Response } from 'express';
import { parseBody } from '../parseBody';

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

/**
 * The body of a request as JSON, read as bytes by a parser of Express. An empty object
 * if it has none, or is of another type.
 *
 * @throws InputError if it is not JSON, and an error with status 413 if it is too large
 */
export async function readJsonBody(
  parser: RequestHandler,
  request: Request,
  response: Response,
  limits?: Parameters<typeof parseBody>[1],
): Promise<unknown> {
  const body = await readBody(parser, request, response);
  return Buffer.isBuffer(body) && body.length > 0
    ? parseBody(body, limits)
    : {};
}
