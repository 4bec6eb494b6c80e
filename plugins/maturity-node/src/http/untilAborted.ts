/**
 * Waits for the work, but not longer than until the signal: also for work that
 * does not honour it. Rejects with the reason of the signal.
 *
 * @public
 */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) {
      onAbort();
    } else {
      signal.addEventListener('abort', onAbort, { once: true });
    }
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    // The loser of the race must not become an unhandled rejection.
    work.catch(() => undefined);
    aborted.catch(() => undefined);
    if (onAbort) {
      signal.removeEventListener('abort', onAbort);
    }
  }
}
