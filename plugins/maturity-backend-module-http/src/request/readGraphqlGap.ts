import { JsonValue } from '@backstage/types';
import { z } from 'zod';

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() })).nullish(),
});

/**
 * Says why an answer to a GraphQL query may not be all: it can have errors beside data, or
 * no data.
 */
export function readGraphqlGap(body: JsonValue): string | undefined {
  const answer = answerSchema.safeParse(body);
  if (!answer.success) {
    return 'gave no answer to a GraphQL query';
  }
  const { data, errors } = answer.data;
  const [error, ...others] = errors ?? [];
  if (error) {
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    return `answered with an error: ${error.message}${more}`;
  }
  return data ? undefined : 'answered a GraphQL query without data';
}
