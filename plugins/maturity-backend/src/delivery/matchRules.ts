/** A label, and the field or annotation of entities that its value is compared with. */
export type MatchRule = {
  readonly label: string;
} & (
  | { readonly annotation: string }
  | {
      /** Path in the entity, e.g. `metadata.name`. */
      readonly field: string;
      /** In lower case; any when left out. */
      readonly kind?: string;
    }
);

/** Labels that senders use for the name of a service. */
export const defaultMatchRules: readonly MatchRule[] = [
  'backstage_entity',
  'service',
  'app',
  'component',
].map(label => ({ label, field: 'metadata.name', kind: 'component' }));
