import {
  AnswerError,
  ApiRequest,
  ApiResponse,
  fetchJson,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { RequestWindow } from './RequestWindow';

/** Bytes of a file; code owners need less. */
const MAX_BYTES = 1_000_000;
/** A file at a commit. Everything else is asked with a query, and answered as JSON. */
const FILE = /\/src\/[^?]+[^/?]$/;

/** Creates a function that sends a request to Bitbucket Cloud, and counts it. */
export function createSend(options: {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): (request: ApiRequest, signal: AbortSignal) => Promise<ApiResponse> {
  const requests = new RequestWindow(options.now);
  return async (request, signal) => {
    requests.add();
    const { headers, ...answer } = await (FILE.test(request.url)
      ? fetchText(request, signal)
      : fetchJson(request, signal));
    return { ...answer, headers: requests.complete(headers) };
  };
}

/** Fetches a file, which Bitbucket answers as it is. */
async function fetchText(
  { url, headers }: ApiRequest,
  signal: AbortSignal,
): Promise<ApiResponse> {
  const response = await fetch(url, { headers, signal, redirect: 'manual' });
  const seen = Object.fromEntries(response.headers);
  if (!response.ok) {
    await response.body?.cancel();
    throw new ResponseError(response.status, {
      headers: seen,
      body: undefined,
    });
  }
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MAX_BYTES) {
      throw new AnswerError('the file is larger than 1 MB', {
        isTooLong: true,
      });
    }
    parts.push(part);
  }
  return { headers: seen, body: Buffer.concat(parts).toString('utf8') };
}
