import { Limit } from 'p-limit';
import { tooSlow } from './limits';
import { describeReadError } from './messages';
import {
  ReadAnswer,
  ReadOptions,
  ReadRequest,
  ReadResult,
  RepositoryReader,
} from './RepositoryReader';
import { withTimeout } from './withTimeout';

/** How fast repositories are read by readers that take them one by one. */
export interface ReadPace {
  /** Shared by all that keep the pace: repositories that are read at the same time. */
  readonly limit: Limit;
  /** Milliseconds for one repository. */
  readonly timeout: number;
}

/**
 * Makes a reader of batches out of one of single repositories.
 *
 * @remarks
 * A repository that hangs or goes wrong stops no other. Nothing is begun any more
 * when the signal is aborted or the answers are no longer asked for.
 */
export function oneByOne(
  { limit, timeout }: ReadPace,
  readOne: (request: ReadRequest, options: ReadOptions) => Promise<ReadResult>,
): RepositoryReader['read'] {
  return async function* read(requests, { limits, signal: outer }) {
    const left = new AbortController();
    const signal = AbortSignal.any([outer, left.signal]);
    const resultOf = async (request: ReadRequest) => {
      try {
        const timed = await withTimeout({ signal, timeout }, inner =>
          readOne(request, { limits, signal: inner }),
        );
        return 'timedOut' in timed
          ? { error: tooSlow(request.root, timeout) }
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
        limit(async () => ({ request, result: await resultOf(request) })),
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
