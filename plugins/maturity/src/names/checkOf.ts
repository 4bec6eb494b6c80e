import {
  Check,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { stepTitle } from './stepTitle';

/** A check of the model; absent when the answer is of another version of it. */
export function checkOf(model: Model, checkId: string): Check | undefined {
  return model.stages
    .flatMap(({ checks }) => checks)
    .find(({ id }) => id === checkId);
}

/** What to do about a check in a few words; its id when the model does not know it. */
export function fixTitle(model: Model, checkId: string): string {
  const check = checkOf(model, checkId);
  return check ? stepTitle(check) : checkId;
}
