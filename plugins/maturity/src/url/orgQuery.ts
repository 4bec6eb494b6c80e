import {
  AbsentField,
  allAbsentFields,
  allFilterFields,
  allOutcomes,
  allSortFields,
  AssessmentFilter,
  AssessmentSortField,
  FilterFieldForm,
  filterFields,
  filterTextsOf,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';

type Fields = typeof filterFields;

/** A filter that holds a list of plain values. */
export type ListField = {
  [K in keyof Fields]: Fields[K] extends 'texts' ? K : never;
}[keyof Fields];

/** Every {@link ListField}, by the name it has in the URL. */
export const listFields = allFilterFields.filter(
  (field): field is ListField => filterFields[field] === 'texts',
);

/** What the org page can be grouped by, in the order in which it is offered. */
export const groupByFields = [
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'tag',
  'kind',
] as const satisfies readonly GroupByField[];

/** A column and a direction. */
export interface SortBy<Field extends string> {
  readonly field: Field;
  readonly order: 'asc' | 'desc';
}

/** All of the org page that its URL holds. */
export interface OrgQuery {
  readonly filter: AssessmentFilter;
  readonly sort?: SortBy<AssessmentSortField>;
  readonly groupBy: GroupByField;
  /** Stage id of "share at this stage or above". */
  readonly atLeast?: string;
}

function parseSort(
  text: string | null,
): SortBy<AssessmentSortField> | undefined {
  const [name, order] = (text ?? '').split(':');
  const field = allSortFields.find(known => known === name);
  return field && { field, order: order === 'desc' ? 'desc' : 'asc' };
}

function listOf<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length > 0 ? items : undefined;
}

function parseChecks(values: readonly string[]): AssessmentFilter['check'] {
  return listOf(
    values.flatMap(value => {
      const at = value.lastIndexOf(':');
      const id = value.slice(0, at);
      const outcome = allOutcomes.find(known => known === value.slice(at + 1));
      return at > 0 && outcome ? [{ id, outcome }] : [];
    }),
  );
}

/** Reads each form of filter from its URL parameters; what makes no sense there is left out. */
const readers = {
  text: ([value]) => value?.trim() || undefined,
  texts: values => listOf([...new Set(values.filter(Boolean))]),
  flag: ([value]) => value === 'true' || undefined,
  checks: parseChecks,
  absentFields: values =>
    listOf(allAbsentFields.filter(field => values.includes(field))),
} as const satisfies Record<
  FilterFieldForm,
  (values: readonly string[]) => AssessmentFilter[keyof AssessmentFilter]
>;

/** The parameter of a filter: its own name, but `model` for people. */
function parameterOf(field: keyof AssessmentFilter): string {
  return field === 'modelId' ? 'model' : field;
}

function parseFilter(params: URLSearchParams): AssessmentFilter {
  const { ownerTree, ...filter } = Object.fromEntries(
    allFilterFields.flatMap(field => {
      const values = params.getAll(parameterOf(field));
      const value = readers[filterFields[field]](values);
      return value === undefined ? [] : [[field, value]];
    }),
  ) as AssessmentFilter;
  // Which owners it widens must be said beside it.
  return ownerTree && filter.owner ? { ...filter, ownerTree } : filter;
}

/** Reads the state of the page from its URL; what makes no sense there is left out. */
export function parseOrgQuery(params: URLSearchParams): OrgQuery {
  const groupBy = params.get('groupBy');
  return {
    filter: parseFilter(params),
    sort: parseSort(params.get('sort')),
    groupBy: groupByFields.find(field => field === groupBy) ?? 'owner',
    atLeast: params.get('atLeast') ?? undefined,
  };
}

/** A change of the page's state; `undefined` takes a part away. */
export interface OrgQueryChange {
  readonly filter?: Partial<AssessmentFilter>;
  readonly sort?: SortBy<AssessmentSortField>;
  readonly groupBy?: GroupByField;
  readonly atLeast?: string;
}

function setAll(
  params: URLSearchParams,
  name: string,
  values: readonly string[],
): void {
  params.delete(name);
  for (const value of values) {
    params.append(name, value);
  }
}

/** The URL parameters after a change; parameters of others stay as they are. */
export function changeOrgQuery(
  current: URLSearchParams,
  change: OrgQueryChange,
): URLSearchParams {
  const params = new URLSearchParams(current);
  const { filter = {} } = change;
  for (const field of allFilterFields) {
    if (field in filter) {
      // Neither an empty text nor a flag that is off is worth a parameter.
      const texts = filter[field] ? filterTextsOf(filter, field) : undefined;
      setAll(params, parameterOf(field), texts ?? []);
    }
  }
  if ('sort' in change) {
    const { sort } = change;
    setAll(params, 'sort', sort ? [`${sort.field}:${sort.order}`] : []);
  }
  for (const name of ['groupBy', 'atLeast'] as const) {
    if (name in change) {
      const value = change[name];
      setAll(params, name, value ? [value] : []);
    }
  }
  return params;
}

/**
 * A change that leaves the services of one group, by a field that they are
 * grouped by; without a value those that have none.
 */
export function narrowToGroup(
  { without = [] }: AssessmentFilter,
  field: GroupByField,
  value: string | undefined,
): Partial<AssessmentFilter> {
  const others = without.filter(absent => absent !== field);
  const isAbsent = (one: string): one is AbsentField =>
    allAbsentFields.some(absent => absent === one);
  const lacking =
    value === undefined && isAbsent(field) ? [...others, field] : others;
  return {
    [field]: value === undefined ? undefined : [value],
    without: lacking.length > 0 ? lacking : undefined,
    // What an owner owns itself, as it is counted.
    ...(field === 'owner' && { ownerTree: undefined }),
  };
}

/** The checks to filter by when one of them is narrowed to an outcome. */
export function narrowToOutcome(
  { check = [] }: AssessmentFilter,
  ...wanted: NonNullable<AssessmentFilter['check']>
): NonNullable<AssessmentFilter['check']> {
  const ids = new Set(wanted.map(({ id }) => id));
  return [...wanted, ...check.filter(({ id }) => !ids.has(id))];
}

const filtersProper = allFilterFields.filter(field => field !== 'modelId');

/** A change that takes every filter away, and keeps the model. */
export const withoutFilters: Partial<AssessmentFilter> = Object.fromEntries(
  filtersProper.map(field => [field, undefined]),
);

/** How many values are filtered by; the model is not counted, nor what only widens another. */
export function countFilters(filter: AssessmentFilter): number {
  return filtersProper
    .filter(field => filter[field] && filterFields[field] !== 'flag')
    .reduce(
      (sum, field) => sum + (filterTextsOf(filter, field)?.length ?? 0),
      0,
    );
}
