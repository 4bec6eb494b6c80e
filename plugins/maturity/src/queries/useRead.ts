import { useCallback, useEffect, useRef, useState } from 'react';

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
): Read<T> & {
  reload: () => void;
  /** Reads again without a trace on the screen; what stands there stays if that fails. */
  revalidate: () => void;
  replace: (value: T) => void;
} {
  const [state, setState] = useState<Read<T>>({ status: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const [revision, setRevision] = useState(0);
  const readRevision = useRef(0);
  useEffect(() => {
    const isQuiet = readRevision.current !== revision;
    readRevision.current = revision;
    const controller = new AbortController();
    const { signal } = controller;
    if (!isQuiet) {
      setState({ status: 'loading' });
    }
    read({ signal }).then(
      value => signal.aborted || setState({ status: 'ready', value }),
      error =>
        signal.aborted ||
        setState(before =>
          before.status === 'ready' ? before : { status: 'failed', error },
        ),
    );
    return () => controller.abort();
  }, [read, attempt, revision]);
  const revalidate = useCallback(() => setRevision(count => count + 1), []);
  const reload = useCallback(() => setAttempt(count => count + 1), []);
  const replace = useCallback(
    (value: T) => setState({ status: 'ready', value }),
    [],
  );
  return { ...state, reload, revalidate, replace };
}
