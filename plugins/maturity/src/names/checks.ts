import {
  Check,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** A check of the model; absent when the answer is of another version of it. */
export function findCheck(model: Model, checkId: string): Check | undefined {
  return model.stages
    .flatMap(({ checks }) => checks)
    .find(({ id }) => id === checkId);
}

/** The remedy of a check in a few words; its title where the model has none. */
export function stepTitle(check: Check): string {
  return check.fix.title ?? check.title;
}

/** The remedy of a check by its id; the id itself when the model does not have it. */
export function fixTitle(model: Model, checkId: string): string {
  const check = findCheck(model, checkId);
  return check ? stepTitle(check) : checkId;
}
