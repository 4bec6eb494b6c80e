import {
  AbsentField,
  allAbsentFields,
  allGroupByFields,
  AssessmentFilter,
  assessmentFilterSchema,
  AssessmentSortField,
  decodeFieldLeniently,
  encodeField,
  GroupByField,
  listAssessmentsRequestSchema,
  listQueryFields,
  QueryField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { withParams, useUrlState } from './useUrlState';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';

/** Addresses of the org page's tabs that keep the filters in force. */
interface OrgLinks {
  /** The services behind a number: the filters in force, narrowed by these. */
  readonly services: (narrowed: Partial<AssessmentFilter>) => string;
  readonly model: () => string;
}

/** Addresses within the org page, for click-through from a number to what is behind it. */
export function useOrgLinks(): OrgLinks {
  const root = useRouteRef(rootRouteRef)();
  const [params] = useSearchParams();
  const search = params.toString();
  return useMemo(() => {
    const address = (tab: string, narrowed: Partial<AssessmentFilter>) => {
      const changed = changeOrgQuery(new URLSearchParams(search), {
        filter: narrowed,
      }).toString();
      const path = `${root.replace(/\/$/, '')}/${tab}`;
      return changed ? `${path}?${changed}` : path;
    };
    return {
      services: narrowed => address('services', narrowed),
      model: () => address('model', {}),
    };
  }, [root, search]);
}

/** The state of the org page in its URL, and how to change it. */
export interface OrgQueryState {
  readonly query: OrgQuery;
  /** Adds an entry to the browser's history, unless `replace` is set. */
  readonly change: (
    change: OrgQueryChange,
    options?: { replace?: boolean },
  ) => void;
}

/** Reads and writes the state of the org page in its URL. */
export function useOrgQuery(): OrgQueryState {
  const [query, change] = useUrlState(parseOrgQuery, changeOrgQuery);
  return useMemo(() => ({ query, change }), [query, change]);
}

type FilterField = keyof AssessmentFilter;

/** A filter that holds a list of plain values. */
export type ListField = {
  [K in FilterField]-?: readonly string[] extends AssessmentFilter[K]
    ? K
    : never;
}[FilterField];

const filterFields = new Map<string, QueryField>(
  listQueryFields(assessmentFilterSchema).map(field => [field.name, field]),
);

const filterNames = [...filterFields.keys()] as readonly FilterField[];

const sortField = listQueryFields(listAssessmentsRequestSchema).find(
  ({ name }) => name === 'sort',
);

/** Every {@link ListField}, by the name it has in the URL. */
export const listFields = filterNames.filter((name): name is ListField => {
  const field = filterFields.get(name);
  return field?.isList === true && field.type === 'text';
});

/** The fields that the org page can be grouped by, in the order in which it offers them. */
export const groupByFields = allGroupByFields;

/** A column and a direction. */
export interface SortBy<Field extends string> {
  readonly field: Field;
  readonly order: 'asc' | 'desc';
}

/** All of the org page that its URL holds. */
interface OrgQuery {
  readonly filter: AssessmentFilter;
  readonly sort?: SortBy<AssessmentSortField>;
  readonly groupBy: GroupByField;
  /** Stage id of "share at this stage or above". */
  readonly atLeast?: string;
}

/** The valid values of a field in the URL, `undefined` when there is none. */
function decode(
  field: QueryField | undefined,
  params: URLSearchParams,
  name: string,
): unknown {
  return field && decodeFieldLeniently(field, params.getAll(name));
}

/** A field as texts of the URL: an empty text or a flag that is off is worth no parameter. */
function encode(
  field: QueryField | undefined,
  value: unknown,
): readonly string[] {
  return field && value ? encodeField(field, value) ?? [] : [];
}

/** The parameter of a filter: its own name, but `model` for people. */
function toParameter(field: FilterField): string {
  return field === 'modelId' ? 'model' : field;
}

function parseFilter(params: URLSearchParams): AssessmentFilter {
  const { ownerTree, leftOut, ...filter } = Object.fromEntries(
    filterNames.flatMap(name => {
      const value = decode(filterFields.get(name), params, toParameter(name));
      return value === undefined ? [] : [[name, value]];
    }),
  ) as AssessmentFilter;
  return {
    ...filter,
    // It has no meaning without owners.
    ...(ownerTree && filter.owner && { ownerTree }),
    ...(leftOut && { leftOut }),
  };
}

/** Reads the state of the page from its URL; what makes no sense there is left out. */
export function parseOrgQuery(params: URLSearchParams): OrgQuery {
  const groupBy = params.get('groupBy');
  return {
    filter: parseFilter(params),
    sort: decode(sortField, params, 'sort') as OrgQuery['sort'],
    groupBy: groupByFields.find(field => field === groupBy) ?? 'owner',
    atLeast: params.get('atLeast') ?? undefined,
  };
}

/** A change of the page's state; `undefined` takes a part away. */
interface OrgQueryChange {
  readonly filter?: Partial<AssessmentFilter>;
  readonly sort?: SortBy<AssessmentSortField>;
  readonly groupBy?: GroupByField;
  readonly atLeast?: string;
}

/** The URL parameters after a change; parameters of others stay as they are. */
export function changeOrgQuery(
  current: URLSearchParams,
  change: OrgQueryChange,
): URLSearchParams {
  const { filter = {}, sort, groupBy, atLeast } = change;
  const filters = filterNames
    .filter(name => name in filter)
    .map(name => [
      toParameter(name),
      encode(filterFields.get(name), filter[name]),
    ]);
  return withParams(current, {
    ...Object.fromEntries(filters),
    ...('sort' in change && { sort: encode(sortField, sort) }),
    ...('groupBy' in change && { groupBy }),
    ...('atLeast' in change && { atLeast }),
  });
}

/** Whether entities can be without a field; these are the fields of the filter bar. */
export function isAbsentField(field: GroupByField): field is AbsentField {
  return allAbsentFields.some(absent => absent === field);
}

/** A change of the filters to one group of a field; without a value to the entities that have none. */
export function narrowToGroup(
  { without = [] }: AssessmentFilter,
  field: GroupByField,
  value: string | undefined,
): Partial<AssessmentFilter> {
  const others = without.filter(absent => absent !== field);
  const lacking =
    value === undefined && isAbsentField(field) ? [...others, field] : others;
  return {
    [field]: value === undefined ? undefined : [value],
    without: lacking.length > 0 ? lacking : undefined,
    // Groups count the own entities of an owner, not those below it.
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

const clearableFilters = filterNames.filter(name => name !== 'modelId');

/** A change that takes every filter away, and keeps the model. */
export const withoutFilters: Partial<AssessmentFilter> = Object.fromEntries(
  clearableFilters.map(name => [name, undefined]),
);

/** The number of values in force; without the model, and without what only widens another filter. */
export function countFilters(filter: AssessmentFilter): number {
  return clearableFilters
    .filter(name => name !== 'ownerTree')
    .reduce(
      (sum, name) => sum + encode(filterFields.get(name), filter[name]).length,
      0,
    );
}
