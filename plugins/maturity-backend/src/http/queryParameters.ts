import { InputError } from '@backstage/errors';

const REPEATABLE = [
  'kind',
  'type',
  'lifecycle',
  'owner',
  'system',
  'domain',
  'tag',
  'stage',
  'check',
  'without',
] as const;

const FILTER = ['modelId', 'text', ...REPEATABLE, 'ownerTree'] as const;

const NUMBERS = ['limit', 'weakest', 'days'];

const FLAGS = ['tree', 'checks'];

/** Besides those of the filter. */
const LISTS = ['outcomesOf'];

/** Query parameters by name, as they stand in the URL. */
export type QueryParameters = ReadonlyMap<string, readonly string[]>;

/**
 * The query parameters of a request.
 *
 * @remarks
 * Read from the URL itself: express' own parser turns a parameter that is given
 * more than some twenty times into something else.
 *
 * @throws `InputError` for a parameter that is not allowed, and for one that is
 * given twice but stands for one value
 */
export function readQueryParameters(
  url: string,
  allowed: readonly string[],
): QueryParameters {
  const parameters = new Map<string, string[]>();
  for (const [name, value] of new URL(url, 'http://localhost').searchParams) {
    if (!allowed.includes(name)) {
      throw new InputError(
        allowed.length === 0
          ? `${name}: there are no query parameters here`
          : `${name}: is not one of the query parameters ${allowed.join(', ')}`,
      );
    }
    if (value.includes('\0')) {
      throw new InputError(`${name}: must not contain a NUL character`);
    }
    const values = parameters.get(name) ?? [];
    values.push(value);
    parameters.set(name, values);
  }
  for (const [name, values] of parameters) {
    if (values.length > 1 && ![...REPEATABLE, ...LISTS].includes(name)) {
      throw new InputError(`${name}: may be given only once`);
    }
  }
  return parameters;
}

function checkOf(value: string) {
  const colon = value.lastIndexOf(':');
  if (colon < 1) {
    throw new InputError(
      `check: must be <check id>:<outcome>, for example pipeline:fail, not '${value}'`,
    );
  }
  return { id: value.slice(0, colon), outcome: value.slice(colon + 1) };
}

function sortOf(value: string) {
  const [field, order = 'asc', ...rest] = value.split(':');
  if (rest.length > 0) {
    throw new InputError(
      `sort: must be <field>:asc or <field>:desc, not '${value}'`,
    );
  }
  return { field, order };
}

function numberOf(name: string, value: string) {
  if (!/^\d{1,6}$/.test(value)) {
    throw new InputError(`${name}: must be a whole number, not '${value}'`);
  }
  return Number(value);
}

function flagOf(name: string, value: string) {
  if (value !== 'true' && value !== 'false') {
    throw new InputError(`${name}: must be true or false, not '${value}'`);
  }
  return value === 'true';
}

function valueOf(name: string, value: string): unknown {
  if (name === 'sort') {
    return sortOf(value);
  }
  if (NUMBERS.includes(name)) {
    return numberOf(name, value);
  }
  return FLAGS.includes(name) ? flagOf(name, value) : value;
}

function filterOf(parameters: QueryParameters) {
  const filter: { [name: string]: unknown } = {};
  for (const name of FILTER) {
    const values = parameters.get(name);
    if (!values) {
      continue;
    }
    // `owner=` is the empty list, which selects nothing; no `owner` at all
    // does not filter.
    const given = values.filter(value => value !== '');
    if (name === 'modelId' || name === 'text') {
      filter[name] = values[0];
    } else if (name === 'ownerTree') {
      filter[name] = flagOf(name, values[0]);
    } else {
      filter[name] = name === 'check' ? given.map(checkOf) : given;
    }
  }
  return filter;
}

/** Parameters that everything knows that reads more than one assessment. */
export const filterParameters: readonly string[] = FILTER;

/**
 * The body of a request that says the same, not validated yet.
 *
 * @param names - the parameters that the request knows besides its filter
 */
export function requestOf(
  parameters: QueryParameters,
  names: readonly string[],
): unknown {
  return { filter: filterOf(parameters), ...valuesOf(parameters, names) };
}

/** The parameters with these names, as a request without a filter has them. */
export function valuesOf(
  parameters: QueryParameters,
  names: readonly string[],
): { [name: string]: unknown } {
  return Object.fromEntries(
    names.flatMap(name => {
      const values = parameters.get(name);
      if (!values) {
        return [];
      }
      const given = LISTS.includes(name)
        ? values.filter(value => value !== '')
        : valueOf(name, values[0]);
      return [[name, given]];
    }),
  );
}
