import { Entity } from '@backstage/catalog-model';
import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';

/** The kinds that are made of others, and the field in which these name them. */
const partFields = {
  system: 'system',
  domain: 'domain',
  group: 'owner',
} as const satisfies Record<string, keyof AssessmentFilter>;

/** A kind that is made of others. */
export type WholeKind = keyof typeof partFields;

/** The kinds that are made of others, as an entity filter spells them. */
export const wholeKinds = Object.keys(partFields);

/** Whose parts are meant. */
export interface Whole {
  readonly kind: WholeKind;
  readonly entityRef: string;
  /** Of a group: with what the groups below it own. */
  readonly isWithBelow: boolean;
}

/** What kind of whole an entity is; `undefined` when it has no parts. */
export function wholeKindOf(entity: Entity): WholeKind | undefined {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  return Object.hasOwn(partFields, kind) ? (kind as WholeKind) : undefined;
}

/** Selects the parts of a whole. */
export function filterOfParts(whole: Whole): AssessmentFilter {
  const { kind, entityRef, isWithBelow } = whole;
  const filter: AssessmentFilter = { [partFields[kind]]: [entityRef] };
  return kind === 'group' && isWithBelow
    ? { ...filter, ownerTree: true }
    : filter;
}
