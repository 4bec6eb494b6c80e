import { finished } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { InputError } from '@backstage/errors';
import { JsonLimits } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Request, RequestHandler, Response } from 'express';
import { parseBody } from '../parseBody';

/** A mebibyte, in bytes. */
export const MEBIBYTE = 1024 * 1024;

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
 * The body of a request as JSON, parsed as it arrives: bringing many megabytes
 * together would block the event loop. An empty object if it has none, or is of
 * another type.
 *
 * @throws InputError if it is not JSON, and an error with status 413 if it is too
 * large, or with 415 if it is compressed in another way
 */
export async function readJsonBody(
  request: Request,
  options: { readonly maxBytes: number } & Partial<JsonLimits>,
): Promise<unknown> {
  const { maxBytes, ...limits } = options;
  const length = Number(request.headers['content-length'] ?? NaN);
  if (!request.is('application/json') || length === 0) {
    return {};
  }
  let source: Readable = request;
  try {
    source = decompress(request);
    if (length > maxBytes) {
      throw tooLarge();
    }
    const parts = readParts(source, maxBytes);
    const first = await parts.next();
    return first.done ? {} : await parseBody(join(first.value, parts), limits);
  } catch (error) {
    if (source !== request) {
      request.unpipe();
      source.destroy();
    }
    // A sender that is still at it would not read the response.
    request.resume();
    await finished(request).catch(() => {});
    throw error;
  }
}

async function* join(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    yield* rest;
  } finally {
    // Also where nobody came to it.
    await rest.return(undefined);
  }
}

async function* readParts(
  source: Readable,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  // The connection is needed for the response, however this ends.
  const parts = source.iterator({ destroyOnReturn: false });
  try {
    for await (const part of parts) {
      bytes += part.length;
      if (bytes > maxBytes) {
        throw tooLarge();
      }
      yield part;
    }
  } catch (error) {
    throw source.errored
      ? new InputError('The body was cut off, or is not compressed as it says')
      : error;
  }
}

/** The body as it was before its sender compressed it. */
function decompress(request: Request): Readable {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  switch (encoding.toLowerCase()) {
    case 'identity':
      return request;
    case 'gzip':
      return request.pipe(createGunzip());
    case 'deflate':
      return request.pipe(createInflate());
    case 'br':
      return request.pipe(createBrotliDecompress());
    default:
      throw toHttpError(415, 'The body is compressed in an unknown way');
  }
}

function tooLarge(): Error {
  return toHttpError(413, 'The body is too large');
}

/** An error that the error handler of Backstage answers with this status. */
function toHttpError(status: number, message: string): Error {
  return Object.assign(new Error(message), { status, statusCode: status });
}
