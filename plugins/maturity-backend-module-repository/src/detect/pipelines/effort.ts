/** Thrown when reading takes more effort than is allowed: what is read is too large to judge. */
export class TooLargeError extends Error {}

/** The effort of a node of a parsed document, in characters. */
export const NODE_EFFORT = 40;

// Judging is synchronous, so that what is left can be kept here, without an argument
// in each function that reads a part of a pipeline.
let left = Number.POSITIVE_INFINITY;

/**
 * Accounts for effort, in characters that are read.
 *
 * @throws TooLargeError when there is not that much left.
 */
export function spend(characters: number): void {
  left -= characters;
  if (left < 0) {
    throw new TooLargeError();
  }
}

/** Runs with at most this effort, and at most that of the run that it is part of. */
export function withEffort<T>(characters: number, run: () => T): T {
  const outer = left;
  const given = Math.max(Math.min(characters, outer), 0);
  left = given;
  try {
    return run();
  } finally {
    left = outer - (given - Math.max(left, 0));
  }
}
