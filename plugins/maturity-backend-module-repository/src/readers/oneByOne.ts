import { Limit } from 'p-limit';
import { withoutSecrets } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  describeReadError,
  ReadAnswer,
  ReadOptions,
  ReadRequest,
  ReadResult,
  RepositoryReader,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

/** Concurrency and timeout of readers that read repositories one by one. */
export interface ReadPace {
  /** Repositories that are read at the same time, by all readers that share it. */
  readonly limit: Limit;
  /** Milliseconds for one repository. */
  readonly timeout: number;
}

/**
 * Turns a reader of single repositories into a reader of batches.
 *
 * @remarks
 * A repository that hangs or fails stops no other. No repository is begun after the
 * signal is aborted or the caller stops iterating.
 */
export function oneByOne(
  { limit, timeout }: ReadPace,
  readOne: (request: ReadRequest, options: ReadOptions) => Promise<ReadResult>,
): RepositoryReader['read'] {
  return async function* read(requests, { limits, signal: outer }) {
    const left = new AbortController();
    const signal = AbortSignal.any([outer, left.signal]);
    const readResult = async (request: ReadRequest) => {
      try {
        const timed = await withTimeout({ signal, timeout }, inner =>
          readOne(request, { limits, signal: inner }),
        );
        return 'timedOut' in timed
          ? {
              error: `reading ${withoutSecrets(
                request.root,
              )} took longer than ${
                timeout / 1000
              } seconds, the limit at maturity.sources.repository.limits.timeout`,
            }
          : timed.value;
      } catch (error) {
        return signal.aborted
          ? undefined
          : { error: describeReadError(error, request.root) };
      }
    };
    const running = new Map(
      requests.map(request => [
        request,
        limit(async () => ({ request, result: await readResult(request) })),
      ]),
    );
    try {
      while (running.size) {
        const { request, result } = await Promise.race(running.values());
        running.delete(request);
        if (result) {
          yield { request, result } satisfies ReadAnswer;
        }
      }
    } finally {
      left.abort();
    }
  };
}

/**
 * Runs work that may ignore its signal, and stops waiting for it at the timeout or
 * when the outer signal is aborted.
 *
 * @throws The reason of the outer signal.
 */
async function withTimeout<T>(
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
