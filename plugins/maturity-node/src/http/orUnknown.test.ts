import { orUnknown, PostponedError } from './failures';

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
