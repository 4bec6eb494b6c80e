import { Exclusion } from '../types';

/** Values of `spec.lifecycle` of what is on its way out, or gone. */
export const retiredLifecycles: readonly string[] = [
  'deprecated',
  'retired',
  'end-of-life',
  'eol',
  'sunset',
];

/** Entities that nobody is asked to improve. */
export const retired: Exclusion = {
  reason: 'Deprecated or retired',
  entities: { 'spec.lifecycle': { $in: [...retiredLifecycles] } },
};
