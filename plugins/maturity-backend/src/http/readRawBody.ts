import express, { Request, Response } from 'express';

/** Of a group of some hundred alerts, each with its labels. */
const MAX_BODY = '1mb';

const parse = express.raw({ type: () => true, limit: MAX_BODY });

/**
 * The bytes of a request's body, none for a request without.
 *
 * @throws an error with status 413 when there are too many
 */
export async function readRawBody(
  request: Request,
  response: Response,
): Promise<Buffer> {
  await new Promise<void>((resolve, reject) => {
    parse(request, response, error => (error ? reject(error) : resolve()));
  });
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
