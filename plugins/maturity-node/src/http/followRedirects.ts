import { AnswerError, ApiRequest } from './request';

const MAX_REDIRECTS = 3;
/** With these, the new address gets the same request, not a GET. */
const KEPT = [307, 308];
const REDIRECTS = [301, 302, 303, ...KEPT];

/**
 * Sends a request, and again to where the answer points, up to three times and within the
 * same origin: another one would get the credentials.
 *
 * @throws AnswerError that says where an answer points that is not followed
 */
export async function followRedirects(
  { url, method }: ApiRequest,
  send: (url: string) => Promise<Response>,
): Promise<Response> {
  let target = new URL(url);
  for (let redirects = 0; ; redirects += 1) {
    const response = await send(target.href);
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null) {
      return response;
    }
    await response.body?.cancel();
    const next = URL.canParse(location, target.href)
      ? new URL(location, target.href)
      : undefined;
    if (next?.origin !== target.origin) {
      const where = next?.host ? next.origin : 'no address';
      throw new AnswerError(`it redirected to ${where}, which is not followed`);
    }
    if (method === 'POST' && !KEPT.includes(response.status)) {
      throw new AnswerError('it redirected a POST, which is not followed');
    }
    if (redirects === MAX_REDIRECTS) {
      throw new AnswerError(`it redirected more than ${MAX_REDIRECTS} times`);
    }
    target = next;
  }
}
