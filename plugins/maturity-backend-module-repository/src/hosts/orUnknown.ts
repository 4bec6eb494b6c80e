import { PostponedError } from './PostponedError';

/**
 * What was asked for, or why it is not known.
 *
 * @public
 */
export type Known<T> = T | { readonly unknown: string };

/**
 * What a request came to. One that fails costs only what it would have told.
 *
 * @throws PostponedError if the budget is used up, or the reason of the signal,
 * once that is aborted
 * @public
 */
export async function orUnknown<T>(
  work: Promise<T>,
  options: {
    readonly signal: AbortSignal;
    /** Says in one sentence, for people, what went wrong. */
    readonly describe: (error: unknown) => string;
  },
): Promise<Known<T>> {
  try {
    return await work;
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof PostponedError) {
      throw error;
    }
    return { unknown: options.describe(error) };
  }
}
