import { ConflictError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';

/**
 * Somebody else wrote meanwhile (409).
 *
 * @remarks
 * The response carries what is stored now, so that a form can show both texts and
 * nothing is lost.
 */
export class EditConflictError extends ConflictError {
  constructor(message: string, readonly current: JsonObject) {
    super(message);
  }
}
