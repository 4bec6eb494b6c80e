/**
 * Yields the items of an iterable until the signal is aborted: it is left behind then,
 * even if it hangs.
 */
export async function* untilAborted<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<{ readonly done: true }>(resolve => {
    onAbort = () => resolve({ done: true });
    signal.addEventListener('abort', onAbort, { once: true });
  });
  const iterator = items[Symbol.asyncIterator]();
  try {
    while (!signal.aborted) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort!);
    // Not waited for, and of no more interest: it may hang or fail.
    iterator.return?.().catch(() => {});
  }
}
