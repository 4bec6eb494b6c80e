import { ResponseError } from './ResponseError';
import { Answer } from './sendPatiently';

/** What is sent. */
export interface JsonRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Sends a request, and reads the answer.
 *
 * @param onHeaders - Told of the status and headers of any answer.
 * @throws ResponseError for each other status than success, or what kept the
 * request from an answer
 */
export async function fetchJson(
  { url, method, headers, body }: JsonRequest,
  options: {
    readonly signal: AbortSignal;
    readonly onHeaders: (
      status: number,
      headers: Readonly<Record<string, string>>,
    ) => void;
  },
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': 'backstage-plugin-maturity',
      ...headers,
    },
    body,
    signal: options.signal,
  });
  const seen = Object.fromEntries(response.headers);
  options.onHeaders(response.status, seen);
  const content = parsed(await response.text());
  if (!response.ok) {
    throw new ResponseError(response.status, seen, content);
  }
  if (content === undefined) {
    throw new Error('it answered with something else than JSON');
  }
  return { body: content, headers: seen };
}

/** A proxy in front of GitLab can answer in HTML. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
