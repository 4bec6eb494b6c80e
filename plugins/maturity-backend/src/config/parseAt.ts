import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Parses a value of the configuration.
 *
 * @throws InputError with every problem and its path, starting with `path`
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
  const problems = result.error.issues.map(
    issue => `${path}${pathOf(issue.path)}: ${issue.message}`,
  );
  throw new InputError(`Invalid configuration: ${problems.join('; ')}`);
}

function pathOf(segments: readonly PropertyKey[]): string {
  return segments
    .map(segment =>
      typeof segment === 'number' ? `[${segment}]` : `.${String(segment)}`,
    )
    .join('');
}
