import {
  cleanMessage,
  describeRequestFailure,
  PostponedError,
  isTimeout,
  orUnknown,
  readStatus,
  toFailure,
} from './failures';

const answered = (status: number, message = 'said so') =>
  Object.assign(new Error(message), { status, response: {} });

describe('describeRequestFailure', () => {
  it.each([
    [
      answered(401),
      'git.example.com did not accept the credentials (401): fix it',
    ],
    [answered(403), 'git.example.com refused the request (403): said so'],
    [answered(502), 'git.example.com failed (502): said so'],
    [
      new DOMException('x', 'TimeoutError'),
      'git.example.com did not answer in time',
    ],
    [new Error('fetch failed'), 'could not ask git.example.com: fetch failed'],
    [
      new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }),
      'could not ask git.example.com: fetch failed (ECONNREFUSED)',
    ],
    ['thrown', 'could not ask git.example.com: thrown'],
  ])('turns %s into a sentence', (error, expected) => {
    const options = { host: 'git.example.com', fix: 'fix it' };
    expect(describeRequestFailure(error, options)).toBe(expected);
  });

  it('repeats no secret, and nothing at length', () => {
    const message = cleanMessage(
      new Error(
        `no\nghp_abcdefghijkl glpat-abcdefghij https://me:pw@example.com/?q=1 ${'x'.repeat(
          999,
        )}`,
      ),
    );
    expect(message).toMatch(
      /^no \[redacted\] \[redacted\] https:\/\/example.com\/ x+…$/,
    );
    expect(message).toHaveLength(301);
  });

  it('tells a status of an answer from one that a client made up', () => {
    expect(readStatus(answered(404))).toBe(404);
    expect(readStatus(Object.assign(new Error(), { status: 500 }))).toBe(
      undefined,
    );
    expect(readStatus(undefined)).toBe(undefined);
    expect(isTimeout(answered(504))).toBe(false);
  });

  it('answers that a repository is asked about later', () => {
    expect(toFailure(new PostponedError('enough', 0), String)).toEqual({
      postponed: { until: '1970-01-01T00:00:00.000Z', reason: 'enough' },
    });
    expect(toFailure('broken', String)).toEqual({ error: 'broken' });
  });
});

const after = (work: Promise<number>, signal = new AbortController().signal) =>
  orUnknown(work, { signal, describe: error => `it said ${error}` });

describe('orUnknown', () => {
  it('answers what a request came to, or why that is not known', async () => {
    await expect(after(Promise.resolve(1))).resolves.toBe(1);
    await expect(after(Promise.reject('no'))).resolves.toEqual({
      unknown: 'it said no',
    });
  });

  it('does not take a pause or an end of the run for an answer', async () => {
    const postponed = new PostponedError('enough', 0);
    await expect(after(Promise.reject(postponed))).rejects.toBe(postponed);
    await expect(
      after(Promise.reject('no'), AbortSignal.abort('ended')),
    ).rejects.toBe('ended');
  });
});
