import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Every problem with its path; a query parameter's name is its path. */
function messageOf(error: z.ZodError): string {
  return error.issues
    .map(issue => {
      // People who write a query parameter have not written a `filter`.
      const path = issue.path.filter(part => part !== 'filter');
      return path.length > 0
        ? `${path.join('.')}: ${issue.message}`
        : issue.message;
    })
    .join('; ');
}

/**
 * A request in its strict shape.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseRequest<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (!result.success) {
    throw new InputError(messageOf(result.error));
  }
  return result.data;
}
