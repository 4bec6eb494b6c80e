import { FilterPredicate } from '@backstage/filter-predicates';
import {
  Model,
  RelatedEntity,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityScope } from './types';

/** The configured organisation names its kind itself. */
const RELATED_KINDS = {
  owner: ['group'],
  system: ['system'],
  domain: ['domain'],
  organization: [],
} as const satisfies Record<RelatedEntity, readonly string[]>;

/** Fields that the plugin reads, besides those that models and sources name. */
const FIELDS = [
  'apiVersion',
  'kind',
  'metadata',
  'relations',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.system',
  'spec.domain',
  'spec.subdomainOf',
  'spec.profile',
  'spec.scaffoldedFrom',
  'spec.targets',
  'spec.providesApis',
];

/**
 * Selects the kinds that a model applies to or reads, and the fields that any
 * code reads. Large fields, such as the definition of an API, are left out
 * unless a model or source names them.
 */
export function entityScope(options: {
  models: readonly Model[];
  sources: readonly { readonly appliesTo?: FilterPredicate }[];
  organization?: string;
}): EntityScope {
  const { models, sources, organization } = options;
  const named = models.map(model => listKinds(model.appliesTo));
  const related = models.flatMap(model => relatedKinds(model));
  const fields = [
    ...models,
    ...sources.map(({ appliesTo }) => appliesTo),
  ].flatMap(specFieldsIn);
  return {
    // A model that names no kind applies to every kind there is.
    ...(named.every(kinds => kinds !== undefined) && {
      kinds: [
        ...new Set([
          ...named.flatMap(kinds => [...kinds]),
          ...related,
          ...(organization ? [organization.split(':', 1)[0]] : []),
        ]),
      ].sort(),
    }),
    fields: [...new Set([...FIELDS, ...fields])],
  };
}

function relatedKinds(model: Model): string[] {
  const checks = model.stages.flatMap(stage => stage.checks);
  return checks.flatMap(({ of }) => (of ? RELATED_KINDS[of] : []));
}

/** Lower case kinds that a predicate can match; absent if it can match any. */
export function listKinds(
  predicate: FilterPredicate,
): ReadonlySet<string> | undefined {
  if (typeof predicate !== 'object' || predicate === null) {
    return undefined;
  }
  if ('$any' in predicate && Array.isArray(predicate.$any)) {
    const parts = predicate.$any.map(listKinds);
    return parts.every(kinds => kinds !== undefined)
      ? new Set(parts.flatMap(kinds => [...kinds]))
      : undefined;
  }
  if ('$all' in predicate && Array.isArray(predicate.$all)) {
    const parts = predicate.$all
      .map(listKinds)
      .filter(kinds => kinds !== undefined);
    return parts.length > 0
      ? parts.reduce((a, b) => new Set([...a].filter(kind => b.has(kind))))
      : undefined;
  }
  const entry = Object.entries(predicate).find(
    ([key]) => key.toLowerCase() === 'kind',
  );
  return entry && kindsIn(entry[1]);
}

function kindsIn(value: unknown): ReadonlySet<string> | undefined {
  const values: unknown[] =
    typeof value === 'object' && value !== null && '$in' in value
      ? [value.$in].flat()
      : [value];
  return values.every(kind => typeof kind === 'string')
    ? new Set(values.map(kind => kind.toLocaleLowerCase('en-US')))
    : undefined;
}

/** `spec.…` fields that any key anywhere in a model or predicate names. */
function specFieldsIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(specFieldsIn);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const [, field] = /^(?:entity\/)?(spec\.[^.]+)/.exec(key) ?? [];
    return field ? [field, ...specFieldsIn(inner)] : specFieldsIn(inner);
  });
}
