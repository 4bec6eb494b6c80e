import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** More problems than anybody corrects at once. */
const MAX_PROBLEMS = 5;

/**
 * Parses what a tool sent. Fields that nobody asked for are left out.
 *
 * @throws `InputError` with the path of each problem and what to do about it;
 * it never repeats what was sent
 */
export function parsePayload<T>(
  schema: z.ZodType<T>,
  payload: unknown,
  words: { what: string; remedy: string },
): T {
  const result = schema.safeParse(payload);
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    );
  throw new InputError(
    `Not understood as ${words.what}: ${problems.join('; ')}. ${words.remedy}`,
  );
}
