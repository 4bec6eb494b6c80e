import { InputError } from '@backstage/errors';
import { didYouMean } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';

const PREFIX = 'Invalid configuration: ';

/** A text that is not empty. @public */
export const text = z
  .string({ error: 'must be a text' })
  .trim()
  .min(1, 'must not be empty');

/** An object with these settings, and no others. @public */
export function settings<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    // The end of the message about an unknown key. `parseAt` adds the path.
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .map(key => didYouMean(String(key), Object.keys(shape)))
            .join('\n')
        : 'must be an object',
  });
}

/**
 * Parses a value of the configuration.
 *
 * @throws InputError with every problem and its path, starting with `path`
 * @public
 */
export function parseAt<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: string,
): T {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues.flatMap(issue => {
    const at = `${path}${formatPath(issue.path)}`;
    if (issue.code !== 'unrecognized_keys') {
      return `${at}: ${issue.message}`;
    }
    const hints = issue.message.split('\n');
    return issue.keys.map(
      (key, index) => `${at}.${key}: unknown key${hints[index]}`,
    );
  });
  throw new InputError(`${PREFIX}${problems.join('; ')}`);
}

function formatPath(segments: readonly PropertyKey[]): string {
  return segments
    .map(segment =>
      typeof segment === 'number' ? `[${segment}]` : `.${String(segment)}`,
    )
    .join('');
}

/**
 * Collects the problems of several parts, so that one error tells all of them.
 *
 * @public
 */
export class ConfigProblems {
  readonly #problems: string[] = [];

  add(problem: string): void {
    this.#problems.push(problem);
  }

  /** Reads one part; when that fails, notes why, and answers with the other value. */
  attempt<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.add(
        message.startsWith(PREFIX) ? message.slice(PREFIX.length) : message,
      );
      return otherwise;
    }
  }

  /** @throws InputError with all problems, if there are any */
  throwIfAny(): void {
    if (this.#problems.length > 0) {
      // Parts overlap: the same unknown key is not told twice.
      const problems = [...new Set(this.#problems)];
      throw new InputError(`${PREFIX}${problems.join('; ')}`);
    }
  }
}
