import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** Longer than any entity ref: the catalog allows 63 characters a part. */
const MAX_LENGTH = 1_000;

/**
 * The entity that a path names.
 *
 * @throws `InputError` for what cannot name one, and would not be stored either
 */
export function entityRefOf(parameters: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  const entityRef = stringifyEntityRef(parameters);
  if (entityRef.length > MAX_LENGTH || entityRef.includes('\0')) {
    throw new InputError('The path does not name an entity');
  }
  return entityRef;
}
