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

/** Base64url of UTF-8, in what browsers and Node both have. */
function encode(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), byte =>
    String.fromCharCode(byte),
  );
  return btoa(bytes.join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function decode(encoded: string): string {
  const bytes = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(bytes, byte => byte.charCodeAt(0)),
  );
}

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
  return encode(
    JSON.stringify([sort.field, sort.order, value, entityRef, modelId]),
  );
}

function parse(cursor: string): z.infer<typeof schema> | undefined {
  try {
    return schema.parse(JSON.parse(decode(cursor)));
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
