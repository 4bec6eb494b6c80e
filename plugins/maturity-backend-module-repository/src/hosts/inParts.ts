import { isTimeout, statusOf } from './failures';

/**
 * The query as a whole came to nothing, and a smaller one may not.
 *
 * @public
 */
export class TooMuchError extends Error {
  override readonly name = 'TooMuchError';
  /** Whether any query of that size is too much, whatever is asked about. */
  readonly isOfSize: boolean;

  constructor(message: string, options: { readonly isOfSize?: boolean } = {}) {
    super(message);
    this.isOfSize = options.isOfSize ?? false;
  }
}

/**
 * Asks for many items, some in each query. A query that is too much for the host
 * is asked again in halves, down to single items.
 *
 * @throws The reason of the signal, once that is aborted.
 * @public
 */
export async function inParts<T>(options: {
  readonly items: readonly T[];
  /** Items in one query. */
  readonly size: number;
  readonly signal: AbortSignal;
  readonly ask: (part: readonly T[]) => Promise<void>;
  /** Called with the items of a query that failed for good. */
  readonly onFailure: (part: readonly T[], error: unknown) => void;
}): Promise<void> {
  const { items, size, signal, ask, onFailure } = options;
  const parts = partsOf(items, size);
  for (let part = parts.shift(); part; part = parts.shift()) {
    try {
      await ask(part);
    } catch (error) {
      signal.throwIfAborted();
      if (isTooMuch(error) && part.length > 1) {
        const middle = Math.ceil(part.length / 2);
        parts.unshift(...partsOf(part, middle));
        if (error instanceof TooMuchError && error.isOfSize) {
          // The others are as large, so they would only fail as well.
          parts.push(
            ...parts.splice(0).flatMap(other => partsOf(other, middle)),
          );
        }
      } else {
        onFailure(part, error);
      }
    }
  }
}

function isTooMuch(error: unknown): boolean {
  const status = statusOf(error);
  return (
    error instanceof TooMuchError ||
    isTimeout(error) ||
    status === 502 ||
    status === 504
  );
}

function partsOf<T>(items: readonly T[], size: number): (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += size) {
    parts.push(items.slice(at, at + size));
  }
  return parts;
}
