import { isTimeout, readStatus } from './failures';

/**
 * A query is too large for the tool. A smaller one may succeed.
 *
 * @public
 */
export class TooMuchError extends Error {
  override readonly name = 'TooMuchError';
  /** Whether any query of that size is too large, whatever its items are. */
  readonly isOfSize: boolean;

  constructor(message: string, options: { readonly isOfSize?: boolean } = {}) {
    super(message);
    this.isOfSize = options.isOfSize ?? false;
  }
}

/**
 * Asks for many items in batches, one query each. A query that is too large for
 * the tool is sent again in halves, down to single items.
 *
 * @throws The reason of the signal, once that is aborted.
 * @public
 */
export async function askInBatches<T>(options: {
  readonly items: readonly T[];
  /** Items in one query. */
  readonly size: number;
  readonly signal: AbortSignal;
  readonly ask: (batch: readonly T[]) => Promise<void>;
  /** Called with the items of a query that failed for good. */
  readonly onFailure: (batch: readonly T[], error: unknown) => void;
}): Promise<void> {
  const { items, size, signal, ask, onFailure } = options;
  const batches = toBatches(items, size);
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    try {
      await ask(batch);
    } catch (error) {
      signal.throwIfAborted();
      if (isTooMuch(error) && batch.length > 1) {
        const middle = Math.ceil(batch.length / 2);
        batches.unshift(...toBatches(batch, middle));
        if (error instanceof TooMuchError && error.isOfSize) {
          // The others are as large, so they would only fail as well.
          batches.push(
            ...batches.splice(0).flatMap(other => toBatches(other, middle)),
          );
        }
      } else {
        onFailure(batch, error);
      }
    }
  }
}

function isTooMuch(error: unknown): boolean {
  const status = readStatus(error);
  return (
    error instanceof TooMuchError ||
    isTimeout(error) ||
    status === 502 ||
    status === 504
  );
}

function toBatches<T>(items: readonly T[], size: number): (readonly T[])[] {
  const batches: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += size) {
    batches.push(items.slice(at, at + size));
  }
  return batches;
}
