import { useCallback, useEffect, useState } from 'react';

/** Something that is being read. */
export type Read<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: Error }
  | { readonly status: 'ready'; readonly value: T };

/**
 * Reads once, and again when `read` becomes another function or `reload` is
 * called. A read that is no longer wanted is aborted, its answer never shown.
 */
export function useRead<T>(
  read: (options: { signal: AbortSignal }) => Promise<T>,
): Read<T> & { reload: () => void; replace: (value: T) => void } {
  const [state, setState] = useState<Read<T>>({ status: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setState({ status: 'loading' });
    read({ signal }).then(
      value => signal.aborted || setState({ status: 'ready', value }),
      error => signal.aborted || setState({ status: 'failed', error }),
    );
    return () => controller.abort();
  }, [read, attempt]);
  const reload = useCallback(() => setAttempt(count => count + 1), []);
  const replace = useCallback(
    (value: T) => setState({ status: 'ready', value }),
    [],
  );
  return { ...state, reload, replace };
}
