import { AssessmentFilter } from './types';

const LISTS = [
  'kind',
  'type',
  'lifecycle',
  'owner',
  'system',
  'domain',
  'tag',
  'stage',
  'without',
] as const satisfies readonly (keyof AssessmentFilter)[];

/**
 * A filter as query parameters of the maturity backend.
 *
 * @remarks
 * An empty list becomes a parameter without a value, because it selects nothing
 * where an absent one does not filter.
 */
export function filterToSearchParams(
  filter: AssessmentFilter = {},
): URLSearchParams {
  const query = new URLSearchParams();
  const append = (name: string, values: readonly string[] | undefined) => {
    for (const value of values?.length === 0 ? [''] : values ?? []) {
      query.append(name, value);
    }
  };

  for (const name of LISTS) {
    append(name, filter[name]);
  }
  append(
    'check',
    filter.check?.map(({ id, outcome }) => `${id}:${outcome}`),
  );
  if (filter.ownerTree !== undefined) {
    query.set('ownerTree', String(filter.ownerTree));
  }
  if (filter.modelId !== undefined) {
    query.set('modelId', filter.modelId);
  }
  if (filter.text !== undefined) {
    query.set('text', filter.text);
  }
  return query;
}
