import { allFilterFields } from './requestFields';
import { AssessmentFilter } from './types';

/**
 * A field of a filter as it stands in a URL, one text for each value: a check
 * as `<check id>:<outcome>`. `undefined` for a field that does not filter.
 *
 * @public
 */
export function filterTextsOf(
  filter: AssessmentFilter,
  field: keyof AssessmentFilter,
): readonly string[] | undefined {
  const value = filter[field];
  if (value === undefined) {
    return undefined;
  }
  return typeof value === 'object'
    ? value.map(item =>
        typeof item === 'string' ? item : `${item.id}:${item.outcome}`,
      )
    : [String(value)];
}

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
  for (const field of allFilterFields) {
    const texts = filterTextsOf(filter, field);
    for (const text of texts?.length === 0 ? [''] : texts ?? []) {
      query.append(field, text);
    }
  }
  return query;
}
