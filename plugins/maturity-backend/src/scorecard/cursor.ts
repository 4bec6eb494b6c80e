import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { AssessmentSort, SortPosition } from './sortRows';

const schema = z.tuple([
  z.string(),
  z.enum(['asc', 'desc']),
  z.union([z.string(), z.number(), z.null()]),
  z.string(),
  z.string(),
]);

/** The place after a row in a sorted list, as opaque text. */
export function formatCursor(
  sort: AssessmentSort,
  {
    value = null,
    entityRef,
    modelId,
  }: {
    value?: SortPosition['value'] | null;
    entityRef: string;
    modelId: string;
  },
): string {
  const parts = [sort.field, sort.order, value, entityRef, modelId];
  // The Buffer of browsers, in which the fixtures run, has no 'base64url'.
  return Buffer.from(JSON.stringify(parts))
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function parse(cursor: string): z.infer<typeof schema> | undefined {
  try {
    return schema.parse(
      JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')),
    );
  } catch {
    return undefined;
  }
}

/**
 * The opposite of {@link formatCursor}.
 *
 * @throws `InputError` for a text that is no cursor, or one of a list that was
 * sorted in another way
 */
export function parseCursor(
  cursor: string,
  sort: AssessmentSort,
): SortPosition {
  const parsed = parse(cursor);
  if (!parsed) {
    throw new InputError(
      'cursor: is not one that a list of assessments answered with',
    );
  }
  const [field, order, value, entityRef, modelId] = parsed;
  if (field !== sort.field || order !== sort.order) {
    throw new InputError(
      `cursor: belongs to a list sorted by ${field}:${order}, not by ${sort.field}:${sort.order}`,
    );
  }
  return { value: value ?? undefined, entityRef, modelId };
}
