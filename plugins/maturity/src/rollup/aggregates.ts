import { Entity } from '@backstage/catalog-model';
import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';

/** The kinds that have members, and the field in which a member names its aggregate. */
const memberFields = {
  system: 'system',
  domain: 'domain',
  group: 'owner',
} as const satisfies Record<string, keyof AssessmentFilter>;

/** A kind that has members. */
export type AggregateKind = keyof typeof memberFields;

/** The kinds that have members, as an entity filter spells them. */
export const aggregateKinds = Object.keys(memberFields);

/** A system, domain or group whose members are counted. */
export interface Aggregate {
  readonly kind: AggregateKind;
  readonly entityRef: string;
  /** Of a group: includes what the groups below it own. */
  readonly isWithBelow: boolean;
}

/** The kind of an aggregate; `undefined` for an entity without members. */
export function readAggregateKind(
  entity: Pick<Entity, 'kind'>,
): AggregateKind | undefined {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  return Object.hasOwn(memberFields, kind)
    ? (kind as AggregateKind)
    : undefined;
}

/** Selects the members of an aggregate. */
export function toMemberFilter(aggregate: Aggregate): AssessmentFilter {
  const { kind, entityRef, isWithBelow } = aggregate;
  const filter: AssessmentFilter = { [memberFields[kind]]: [entityRef] };
  return kind === 'group' && isWithBelow
    ? { ...filter, ownerTree: true }
    : filter;
}
