import {
  AnswerError,
  ApiAccountOptions,
  ApiRequest,
  ApiResponse,
  fetchJson,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

const MAX_BYTES = 20_000_000;

/** Media types of answers that are read as bytes. */
const BINARY = new Set(['application/zip', 'application/octet-stream']);

/**
 * Creates a function that sends requests to Azure DevOps. A page to sign in at, which
 * Azure DevOps answers with for a token that expired, counts as status 401.
 *
 * @param onPause - Called with the seconds to wait that an answer asks for, whatever
 * its status is.
 */
export function createSend(
  onPause: (seconds: number) => void,
): NonNullable<ApiAccountOptions['send']> {
  return async (request, signal) => {
    const isBinary = BINARY.has(request.headers.accept ?? '');
    const response = isBinary
      ? await fetchBytes(request, signal)
      : await fetchJson(request, signal, { fetch: fetchSignedIn });
    const seconds = Number(response.headers['retry-after']);
    if (seconds > 0) {
      onPause(seconds);
    }
    return response;
  };
}

async function fetchSignedIn(
  url: string,
  init: RequestInit,
): Promise<Response> {
  const response = await fetch(url, init);
  const location = response.headers.get('location') ?? '';
  if (response.status !== 203 && !/_signin|\/\/login\./.test(location)) {
    return response;
  }
  await response.body?.cancel();
  return Response.json(
    { message: 'it answered with a page to sign in at' },
    {
      status: 401,
    },
  );
}

async function fetchBytes(
  { url, method, headers, body, maxBytes = MAX_BYTES }: ApiRequest,
  signal: AbortSignal,
): Promise<ApiResponse> {
  const response = await fetchSignedIn(url, {
    method,
    headers: {
      'user-agent': 'backstage-plugin-maturity',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    redirect: 'manual',
    signal,
  });
  const answered = Object.fromEntries(response.headers);
  if (!response.ok) {
    await response.body?.cancel();
    throw new ResponseError(response.status, {
      headers: answered,
      body: undefined,
    });
  }
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > maxBytes) {
      throw new AnswerError(
        `it answered with more than ${Math.floor(maxBytes / 1_000_000)} MB`,
        { isTooLong: true },
      );
    }
    parts.push(part);
  }
  return { body: Buffer.concat(parts), headers: answered, bytes };
}
