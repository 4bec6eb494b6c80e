import { useCallback, useEffect, useRef, useState } from 'react';
import { useLiveGeneration } from './LiveContext';
import { peekShared, shareRequest } from './shareRequest';

/** What is known of an answer. The previous answer stays while the next is loaded. */
export interface Answer<T> {
  readonly data?: T;
  readonly error?: Error;
  /** There is nothing to show yet. */
  readonly isLoading: boolean;
  /** `data` answers an earlier question; the next answer is on its way. */
  readonly isStale: boolean;
  readonly retry: () => void;
}

interface Settled<T> {
  readonly key?: string;
  readonly data?: T;
  readonly error?: Error;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * Asks `load` for an answer whenever `key` changes, and again, without a trace
 * on the screen, when assessments have changed.
 *
 * @param api - who is asked: equal keys to the same API share one request
 * @param key - all that the answer depends on; `undefined` asks nothing
 */
export function useRequest<T>(
  api: object,
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
): Answer<T> {
  const latestLoad = useRef(load);
  latestLoad.current = load;
  const generation = useLiveGeneration();
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<Settled<T>>(() => {
    const known = key === undefined ? undefined : peekShared(api, key);
    return known ? { key, data: known.value as T } : {};
  });

  useEffect(() => {
    if (key === undefined) {
      return undefined;
    }
    let isWanted = true;
    const { promise, release } = shareRequest(api, key, signal =>
      latestLoad.current(signal),
    );
    promise.then(
      data => isWanted && setSettled({ key, data: data as T }),
      error =>
        isWanted &&
        setSettled(before =>
          // What stands there is still the answer when reading it again fails.
          before.key === key && before.data !== undefined
            ? before
            : { ...before, key, error: toError(error) },
        ),
    );
    return () => {
      isWanted = false;
      release();
    };
  }, [api, key, attempt, generation]);

  const retry = useCallback(() => {
    setSettled(before => ({ data: before.data }));
    setAttempt(before => before + 1);
  }, []);

  const isCurrent = settled.key === key;
  const error = isCurrent ? settled.error : undefined;
  return {
    data: settled.data,
    error,
    isLoading: key !== undefined && settled.data === undefined && !error,
    isStale: !isCurrent && settled.data !== undefined,
    retry,
  };
}
