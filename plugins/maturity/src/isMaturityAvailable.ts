import { Entity } from '@backstage/catalog-model';

/** The kinds that a model can apply to. */
export const assessableKinds = [
  'component',
  'system',
  'domain',
  'group',
  'api',
  'resource',
] as const;

/**
 * Whether an entity is of a kind that can have a maturity stage. For
 * `EntitySwitch.Case` and for the `if` of an `EntityLayout.Route`.
 *
 * @public
 */
export function isMaturityAvailable(entity: Entity): boolean {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  return assessableKinds.some(assessable => assessable === kind);
}
