import { peekShared, shareRequest } from './shareRequest';

function deferred() {
  const signals: AbortSignal[] = [];
  const settle: {
    resolve?: (value: string) => void;
    reject?: (e: Error) => void;
  } = {};
  const load = jest.fn((signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<string>((resolve, reject) => {
      settle.resolve = resolve;
      settle.reject = reject;
    });
  });
  return { load, signals, settle };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('asks once for all who ask the same', async () => {
  const { load, settle } = deferred();
  const api = {};
  const one = shareRequest(api, 'counts', load);
  const other = shareRequest(api, 'counts', load);
  settle.resolve?.('answer');
  await expect(one.promise).resolves.toBe('answer');
  await expect(other.promise).resolves.toBe('answer');
  expect(load).toHaveBeenCalledTimes(1);
});

it('keeps apart what is asked of different APIs', () => {
  const { load } = deferred();
  shareRequest({}, 'counts', load);
  shareRequest({}, 'counts', load);
  expect(load).toHaveBeenCalledTimes(2);
});

it('aborts when the last reader has gone, not before', () => {
  const { load, signals } = deferred();
  const api = {};
  const one = shareRequest(api, 'counts', load);
  const other = shareRequest(api, 'counts', load);
  one.release();
  jest.runAllTimers();
  expect(signals[0].aborted).toBe(false);
  other.release();
  jest.runAllTimers();
  expect(signals[0].aborted).toBe(true);
});

it('goes on when the next reader comes as the last one goes', () => {
  const { load, signals } = deferred();
  const api = {};
  shareRequest(api, 'counts', load).release();
  shareRequest(api, 'counts', load);
  jest.runAllTimers();
  expect(signals[0].aborted).toBe(false);
  expect(load).toHaveBeenCalledTimes(1);
});

it('gives a fresh answer again and asks anew for an old one', async () => {
  const { load, settle } = deferred();
  const api = {};
  const { promise } = shareRequest(api, 'counts', load);
  settle.resolve?.('answer');
  await promise;
  expect(peekShared(api, 'counts')?.value).toBe('answer');
  shareRequest(api, 'counts', load);
  expect(load).toHaveBeenCalledTimes(1);

  jest.advanceTimersByTime(16_000);
  expect(peekShared(api, 'counts')).toBeUndefined();
  shareRequest(api, 'counts', load);
  expect(load).toHaveBeenCalledTimes(2);
});

it('does not keep a failure', async () => {
  const { load, settle } = deferred();
  const api = {};
  const { promise } = shareRequest(api, 'counts', load);
  settle.reject?.(new Error('down'));
  await expect(promise).rejects.toThrow('down');
  shareRequest(api, 'counts', load);
  expect(load).toHaveBeenCalledTimes(2);
});

it('forgets the oldest answers', async () => {
  const api = {};
  for (let index = 0; index < 61; index++) {
    await shareRequest(api, `counts ${index}`, async () => index).promise;
  }
  expect(peekShared(api, 'counts 0')).toBeUndefined();
  expect(peekShared(api, 'counts 60')?.value).toBe(60);
});
