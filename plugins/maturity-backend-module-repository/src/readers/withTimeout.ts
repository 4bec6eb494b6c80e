/**
 * Runs something that may ignore its signal, and leaves it behind at the
 * timeout or when the outer signal is aborted.
 *
 * @returns What it came to, or `timedOut`.
 * @throws The reason of the outer signal.
 */
export async function withTimeout<T>(
  options: { readonly signal: AbortSignal; readonly timeout: number },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | { readonly timedOut: true }> {
  options.signal.throwIfAborted();
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), options.timeout);
  const signal = AbortSignal.any([options.signal, clock.signal]);
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return { value: await Promise.race([run(signal), aborted]) };
  } catch (error) {
    options.signal.throwIfAborted();
    if (clock.signal.aborted) {
      return { timedOut: true };
    }
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort!);
  }
}
