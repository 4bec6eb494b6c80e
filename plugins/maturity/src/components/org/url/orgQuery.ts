import {
  AbsentField,
  AssessmentFilter,
  AssessmentSortField,
  GroupByField,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** The filters that hold a list of plain values, by the name they have in the URL. */
export const listFields = [
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'kind',
  'tag',
  'stage',
] as const;

/** One of {@link listFields}. */
export type ListField = (typeof listFields)[number];

/** What the org page can be grouped by, in the order in which it is offered. */
export const groupByFields = [
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
] as const satisfies readonly GroupByField[];

const sortFields = {
  name: true,
  stage: true,
  measured: true,
  owner: true,
  stageSince: true,
  nextSteps: true,
} as const satisfies Record<AssessmentSortField, true>;

const outcomes = {
  pass: true,
  fail: true,
  unknown: true,
  notApplicable: true,
  exempt: true,
} as const satisfies Record<Outcome, true>;

/** A column and a direction. */
export interface SortBy<Field extends string> {
  readonly field: Field;
  readonly order: 'asc' | 'desc';
}

const absentFields = {
  type: true,
  lifecycle: true,
  owner: true,
  system: true,
  domain: true,
  tag: true,
} as const satisfies Record<AbsentField, true>;

/** All of the org page that its URL holds. */
export interface OrgQuery {
  readonly filter: AssessmentFilter;
  readonly sort?: SortBy<AssessmentSortField>;
  readonly groupBy: GroupByField;
  /** Stage id of "share at this stage or above". */
  readonly atLeast?: string;
}

function isKeyOf<T extends object>(
  table: T,
  key: string,
): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

function parseSort<Field extends string>(
  text: string | null,
  fields: Record<Field, true>,
): SortBy<Field> | undefined {
  const [field = '', order] = (text ?? '').split(':');
  if (!isKeyOf(fields, field)) {
    return undefined;
  }
  return { field, order: order === 'desc' ? 'desc' : 'asc' };
}

function parseChecks(values: string[]): AssessmentFilter['check'] {
  const checks = values.flatMap(value => {
    const at = value.lastIndexOf(':');
    const id = value.slice(0, at);
    const outcome = value.slice(at + 1);
    return at > 0 && isKeyOf(outcomes, outcome) ? [{ id, outcome }] : [];
  });
  return checks.length > 0 ? checks : undefined;
}

function parseWithout(values: string[]): AssessmentFilter['without'] {
  const fields = [...new Set(values)].filter(value =>
    isKeyOf(absentFields, value),
  );
  return fields.length > 0 ? fields : undefined;
}

/** Reads the state of the page from its URL; what makes no sense there is left out. */
export function parseOrgQuery(params: URLSearchParams): OrgQuery {
  const lists: { [K in ListField]?: string[] } = {};
  for (const field of listFields) {
    const values = [...new Set(params.getAll(field).filter(Boolean))];
    if (values.length > 0) {
      lists[field] = values;
    }
  }
  const check = parseChecks(params.getAll('check'));
  const text = params.get('text')?.trim();
  const without = parseWithout(params.getAll('without'));
  // Which owners it widens must be said beside it.
  const ownerTree = lists.owner && params.get('ownerTree') === 'true';
  const modelId = params.get('model');
  const groupBy = params.get('groupBy');
  return {
    filter: {
      ...lists,
      ...(modelId ? { modelId } : {}),
      ...(check ? { check } : {}),
      ...(text ? { text } : {}),
      ...(without ? { without } : {}),
      ...(ownerTree ? { ownerTree } : {}),
    },
    sort: parseSort(params.get('sort'), sortFields),
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

const single = { modelId: 'model', text: 'text' } as const;

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
  for (const field of listFields) {
    if (field in filter) {
      setAll(params, field, filter[field] ?? []);
    }
  }
  for (const field of ['modelId', 'text'] as const) {
    if (field in filter) {
      const value = filter[field];
      setAll(params, single[field], value ? [value] : []);
    }
  }
  if ('check' in filter) {
    const checks = filter.check ?? [];
    setAll(
      params,
      'check',
      checks.map(({ id, outcome }) => `${id}:${outcome}`),
    );
  }
  if ('without' in filter) {
    setAll(params, 'without', filter.without ?? []);
  }
  if ('ownerTree' in filter) {
    setAll(params, 'ownerTree', filter.ownerTree ? ['true'] : []);
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

/** A change that takes every filter away, and keeps the model. */
export const withoutFilters = {
  ...Object.fromEntries(listFields.map(field => [field, undefined])),
  check: undefined,
  text: undefined,
  without: undefined,
  ownerTree: undefined,
} as Partial<AssessmentFilter>;

/** How many values are filtered by, the model not counted. */
export function countFilters(filter: AssessmentFilter): number {
  const listed = listFields.reduce(
    (sum, field) => sum + (filter[field]?.length ?? 0),
    0,
  );
  const { check, text, without } = filter;
  return (
    listed + (check?.length ?? 0) + (without?.length ?? 0) + (text ? 1 : 0)
  );
}
