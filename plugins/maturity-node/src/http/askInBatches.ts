import { isTimeout, readStatus } from './failures';

/** A query is too large for the tool. A smaller one may succeed. @public */
export class TooMuchError extends Error {
  override readonly name = 'TooMuchError';
  /** Whether any query of that size is too large, whatever its items are. */
  readonly isOfSize: boolean;

  constructor(message: string, options: { readonly isOfSize?: boolean } = {}) {
    super(message);
    this.isOfSize = options.isOfSize ?? false;
  }
}

/** Items to ask for, and how. @public */
export interface BatchOptions<T> {
  readonly items: readonly T[];
  /** Items in one query. */
  readonly size: number;
  readonly signal: AbortSignal;
  /** Items with different keys do not share a query; all do when left out. */
  readonly toKey?: (item: T) => string;
  /** Sends one query. Returns what to ask for after all others, if anything. */
  readonly ask: (batch: readonly T[]) => Promise<readonly T[] | void>;
}

/** Asks for many items in batches, as an account does. */
export async function askInBatches<T>(
  options: BatchOptions<T> & {
    readonly onFailure: (batch: readonly T[], error: unknown) => void;
  },
): Promise<void> {
  const { items, size, toKey = () => '', signal, ask, onFailure } = options;
  let open = items;
  while (open.length > 0) {
    const again: T[] = [];
    const batches = groupItems(open, toKey).flatMap(each =>
      toBatches(each, size),
    );
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      try {
        again.push(...((await ask(batch)) ?? []));
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
    open = again;
  }
}

function groupItems<T>(
  items: readonly T[],
  toKey: (item: T) => string,
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = toKey(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
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
