import { FactDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * Declares the facts of a source by name, all with the same `maxAge`.
 *
 * @public
 */
export function declareFacts<Name extends string>(
  maxAge: FactDeclaration['maxAge'],
  facts: Readonly<Record<Name, Omit<FactDeclaration, 'name' | 'maxAge'>>>,
): readonly (FactDeclaration & { readonly name: Name })[] {
  return (Object.keys(facts) as Name[]).map(name => ({
    ...facts[name],
    name,
    maxAge,
  }));
}

/** Gives several facts the same observation, or several names any same value. @public */
export function fillFacts<Name extends string, T>(
  names: readonly Name[],
  value: T,
): Readonly<Record<Name, T>> {
  return Object.fromEntries(names.map(name => [name, value])) as Record<
    Name,
    T
  >;
}
