import {
  ApiAccountOptions,
  fetchBytes,
  fetchJson,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

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
    const send = isBinary ? fetchBytes : fetchJson;
    const response = await send(request, signal, { fetch: fetchSignedIn });
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
