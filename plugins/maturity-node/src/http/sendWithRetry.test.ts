import { PostponedError } from './failures';
import { AnswerError, ApiResponse, ResponseError } from './request';
import { RetryOptions, sendWithRetry } from './sendWithRetry';

const success: ApiResponse = { body: 'ok', headers: {} };

const failed = (status: number, headers: ApiResponse['headers'] = {}) =>
  new ResponseError(status, { headers, body: { message: `said ${status}` } });

/** Sends a request with these results, one an attempt, then success. */
async function run(
  results: readonly Error[],
  change: Partial<RetryOptions> = {},
) {
  const left = [...results];
  const send = jest.fn(async () => {
    const error = left.shift();
    if (error) {
      throw error;
    }
    return success;
  });
  const onPause = jest.fn();
  const onLimited = jest.fn(() => new PostponedError('asked for a pause', 0));
  const outcome = await sendWithRetry({
    signal: new AbortController().signal,
    send,
    retryAfter: 1,
    now: () => Date.UTC(2026, 0, 1),
    isTooMuch: status => status === 504,
    isLimited: status => status === 429,
    onPause,
    onLimited,
    ...change,
  }).catch(error => error);
  return { outcome, attempts: send.mock.calls.length, onPause, onLimited };
}

describe('sendWithRetry', () => {
  it.each([
    ['a failure of the tool', failed(500)],
    ['a connection that breaks', new Error('socket hang up')],
  ])('sends again after %s, three times in all', async (_, error) => {
    expect(await run([error, error])).toMatchObject({
      outcome: success,
      attempts: 3,
    });
    expect(await run([error, error, error])).toMatchObject({
      outcome: error,
      attempts: 3,
    });
  });

  it.each([
    ['a refusal', failed(404)],
    ['a query that is too large', failed(504)],
    ['an answer of no use', new AnswerError('HTML')],
    ['a timeout', new DOMException('slow', 'TimeoutError')],
    ['a budget that is used up', new PostponedError('enough', 0)],
  ])('does not send again after %s', async (_, error) => {
    expect(await run([error as Error])).toMatchObject({
      outcome: error,
      attempts: 1,
    });
  });

  it('sends again once after a short pause', async () => {
    const limited = failed(429, { 'retry-after': '0.001' });
    const { onPause, ...result } = await run([limited]);
    expect(result).toMatchObject({ outcome: success, attempts: 2 });
    expect(onPause.mock.calls).toEqual([[0.001]]);
    expect(await run([limited, limited])).toMatchObject({
      outcome: expect.any(PostponedError),
      attempts: 2,
    });
  });

  it.each<[string | undefined, number | undefined]>([
    ['600', 600],
    [undefined, undefined],
    ['soon', undefined],
    ['Thu, 01 Jan 2026 00:10:00 GMT', 600],
  ])('postpones after a pause of %s', async (seconds, expected) => {
    const limited = failed(429, { 'retry-after': seconds });
    const { outcome, attempts, onLimited } = await run([limited]);
    expect(outcome).toBeInstanceOf(PostponedError);
    expect(attempts).toBe(1);
    expect(onLimited).toHaveBeenCalledWith(expected);
  });

  it('measures a pause by the clock of the tool', async () => {
    const limited = failed(429, {
      'retry-after': 'Fri, 02 Jan 2026 01:00:00 GMT',
      date: 'Fri, 02 Jan 2026 00:59:00 GMT',
    });
    const { onLimited } = await run([limited]);
    expect(onLimited).toHaveBeenCalledWith(60);
  });

  it('ends with the reason of an abort', async () => {
    const { outcome, attempts } = await run([failed(500)], {
      signal: AbortSignal.abort('ended'),
    });
    expect(outcome).toBe('ended');
    expect(attempts).toBe(1);
  });
});
