import {
  AbsentField,
  AssessmentFilter,
  AssessmentSummary,
  GroupByField,
  ListAssessmentsRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { findOutcome } from './entries';
import { ScorecardEntry } from '../types';

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** The values of an entry by which it is grouped. */
export function listValues(
  summary: AssessmentSummary,
  field: GroupByField,
): readonly string[] {
  if (field === 'owner' || field === 'tag') {
    return field === 'owner' ? summary.owners : summary.tags;
  }
  return [summary[field] ?? []].flat();
}

/** Applies a filter as its documentation says, entry by entry. */
export function matches(
  entry: ScorecardEntry,
  filter: AssessmentFilter,
): boolean {
  const { summary, name } = entry;
  const matchesAny = (value: string | undefined, list?: readonly string[]) =>
    list === undefined || (value !== undefined && list.includes(value));
  const sharesAny = (own: readonly string[], list?: readonly string[]) =>
    list === undefined || own.some(value => list.includes(value));
  const orNone = (field: AbsentField & keyof AssessmentFilter, fit: boolean) =>
    filter.without?.includes(field)
      ? // Alone it selects those without; with values it adds them.
        listValues(summary, field).length === 0 ||
        (filter[field] !== undefined && fit)
      : fit;
  const { modelId, tag, check, text } = filter;
  return (
    (modelId === undefined || modelId === summary.modelId) &&
    matchesAny(summary.kind, filter.kind?.map(lower)) &&
    orNone('type', matchesAny(summary.type, filter.type)) &&
    orNone('lifecycle', matchesAny(summary.lifecycle, filter.lifecycle)) &&
    orNone('owner', sharesAny(summary.owners, filter.owner?.map(lower))) &&
    orNone('system', matchesAny(summary.system, filter.system?.map(lower))) &&
    orNone('domain', matchesAny(summary.domain, filter.domain?.map(lower))) &&
    matchesAny(summary.stage ?? 'none', filter.stage) &&
    orNone('tag', sharesAny(summary.tags, tag)) &&
    (filter.leftOut ?? false) === (summary.leftOut !== undefined) &&
    (!filter.grade ||
      filter.grade.some(grade => summary.measured[grade] > 0)) &&
    (!check ||
      (check.length > 0 &&
        check.every(({ id }) => {
          const own = findOutcome(entry, id);
          return check.some(one => one.id === id && one.outcome === own);
        }))) &&
    (text === undefined ||
      [name, summary.title ?? ''].some(own => lower(own).includes(lower(text))))
  );
}

function getValue(
  { summary, name }: ScorecardEntry,
  field: NonNullable<ListAssessmentsRequest['sort']>['field'],
): string | number | undefined {
  const { observed, applicable } = summary.measured;
  return {
    name: lower((summary.title ?? name).slice(0, 100)),
    stage: summary.rank,
    measured: applicable === 0 ? undefined : observed / applicable,
    owner: summary.owners[0],
    stageSince: summary.stageSince,
    nextSteps: summary.nextStepCount,
  }[field];
}

/**
 * Sorts all of them at once: with a value first, then by it, then by ref and
 * model. With the outcomes of the checks that are wanted, if any.
 */
export function sorted(
  entries: readonly ScorecardEntry[],
  sort: NonNullable<ListAssessmentsRequest['sort']>,
  wanted: readonly string[] = [],
): AssessmentSummary[] {
  const less = (a: string | number, b: string | number) => (a < b ? -1 : 1);
  return [...entries]
    .sort((a, b) => {
      const [x, y] = [getValue(a, sort.field), getValue(b, sort.field)];
      if (x !== y) {
        if (x === undefined) return 1;
        if (y === undefined) return -1;
        return sort.order === 'asc' ? less(x, y) : less(y, x);
      }
      const [s, t] = [a.summary, b.summary];
      return s.entityRef === t.entityRef
        ? less(s.modelId, t.modelId)
        : less(s.entityRef, t.entityRef);
    })
    .map(one =>
      wanted.length > 0
        ? {
            ...one.summary,
            outcomes: Object.fromEntries(
              wanted.flatMap(id => {
                const outcome = findOutcome(one, id);
                return outcome ? [[id, outcome]] : [];
              }),
            ),
          }
        : one.summary,
    );
}
