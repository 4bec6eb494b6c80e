import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { checkOutcomeSchema } from './filter';
import { assessmentSortSchema } from './requests';

type Fields = { readonly [name: string]: unknown };

/**
 * How one value stands in a URL.
 *
 * @public
 */
export interface TextCodec {
  encode(value: unknown): string;
  /** The schema checks the value. */
  decode(text: string): unknown;
  /** A valid text, for documentation. */
  readonly example?: string;
}

/**
 * A query parameter: a field of a request, or of its filter.
 *
 * @public
 */
export interface QueryField {
  readonly name: string;
  readonly isInFilter: boolean;
  /** Whether it can be given several times, once for each value. */
  readonly isList: boolean;
  /** The type of a value; `pair` for `<check id>:<outcome>` and `<field>:<order>`. */
  readonly type: 'text' | 'choice' | 'number' | 'flag' | 'pair';
  readonly codec: TextCodec;
  /** Of a value. */
  readonly schema: z.core.$ZodType;
}

const text: TextCodec = { encode: String, decode: value => value };

const number: TextCodec = {
  encode: String,
  decode: value => {
    if (!/^\d{1,6}$/.test(value)) {
      throw new InputError(`must be a whole number, not '${value}'`);
    }
    return Number(value);
  },
};

const flag: TextCodec = {
  encode: String,
  decode: value => {
    if (value !== 'true' && value !== 'false') {
      throw new InputError(`must be true or false, not '${value}'`);
    }
    return value === 'true';
  },
};

const checkOutcome: TextCodec = {
  encode: value => {
    const { id, outcome } = value as z.output<typeof checkOutcomeSchema>;
    return `${id}:${outcome}`;
  },
  decode: value => {
    // A check id may have colons, an outcome has none.
    const colon = value.lastIndexOf(':');
    if (colon < 1) {
      throw new InputError(
        `must be <check id>:<outcome>, for example pipeline:fail, not '${value}'`,
      );
    }
    return { id: value.slice(0, colon), outcome: value.slice(colon + 1) };
  },
  example: 'pipeline:fail',
};

const sort: TextCodec = {
  encode: value => {
    const { field, order } = value as z.output<typeof assessmentSortSchema>;
    return `${field}:${order}`;
  },
  decode: value => {
    const [field, order = 'asc', ...rest] = value.split(':');
    if (rest.length > 0) {
      throw new InputError(
        `must be <field>:asc or <field>:desc, not '${value}'`,
      );
    }
    return { field, order };
  },
  example: 'measured:desc',
};

const pairs = new Map<z.core.$ZodType, TextCodec>([
  [checkOutcomeSchema, checkOutcome],
  [assessmentSortSchema, sort],
]);

const types: { readonly [type: string]: [QueryField['type'], TextCodec] } = {
  string: ['text', text],
  enum: ['choice', text],
  number: ['number', number],
  literal: ['number', number],
  boolean: ['flag', flag],
};

type Def = z.core.$ZodTypeDef & {
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly shape?: { readonly [name: string]: z.core.$ZodType };
};

/** A schema without what makes it optional, read-only, or changes its value. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType, in: input } = schema._zod.def as Def;
  const inner = innerType ?? input;
  return !inner || pairs.has(schema) ? schema : unwrap(inner);
}

function toFields(
  name: string,
  schema: z.core.$ZodType,
  isInFilter: boolean,
): readonly QueryField[] {
  const whole = unwrap(schema);
  const { element, shape } = whole._zod.def as Def;
  if (shape) {
    return Object.entries(shape).flatMap(([field, inner]) =>
      toFields(field, inner, true),
    );
  }
  const value = element ? unwrap(element) : whole;
  const isList = element !== undefined;
  const pair = pairs.get(value);
  const [type, codec] = pair
    ? (['pair', pair] as const)
    : types[value._zod.def.type];
  return [{ name, isInFilter, isList, type, codec, schema: value }];
}

const known = new WeakMap<z.core.$ZodType, readonly QueryField[]>();

/**
 * The query parameters of a request, those of its filter among them.
 *
 * @public
 */
export function listQueryFields(
  request: z.core.$ZodType,
): readonly QueryField[] {
  let fields = known.get(request);
  if (!fields) {
    const { shape = {} } = unwrap(request)._zod.def as Def;
    fields = Object.entries(shape).flatMap(([name, schema]) =>
      toFields(name, schema, false),
    );
    known.set(request, fields);
  }
  return fields;
}

/**
 * One field as it stands in a URL, one text for each value; `undefined` for a
 * field that is left out.
 *
 * @public
 */
export function encodeField(
  { codec, isList }: QueryField,
  value: unknown,
): readonly string[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  return isList
    ? (value as readonly unknown[]).map(codec.encode)
    : [codec.encode(value)];
}

/**
 * A request as the query of a URL.
 *
 * @remarks
 * An empty list becomes a parameter without a value, because it selects nothing
 * where an absent one does not filter.
 *
 * @public
 */
export function encodeQuery<T>(
  schema: z.ZodType<T>,
  request: T,
): URLSearchParams {
  const query = new URLSearchParams();
  const values = request as Fields;
  const filter = values.filter as Fields | undefined;
  for (const field of listQueryFields(schema)) {
    const { name, isInFilter } = field;
    const value = isInFilter ? filter?.[name] : values[name];
    const texts = encodeField(field, value);
    for (const one of texts?.length === 0 ? [''] : texts ?? []) {
      query.append(name, one);
    }
  }
  return query;
}

/**
 * The request in the query of a URL, before it is validated by its schema.
 *
 * @throws `InputError` for a parameter that the request does not have, for one
 * that is given twice but has one value, and for a text that is no value
 * @public
 */
export function decodeQuery(
  schema: z.core.$ZodType | undefined,
  query: URLSearchParams,
  fieldsInPath: readonly string[] = [],
): { readonly [name: string]: unknown } {
  const fields = (schema ? listQueryFields(schema) : []).filter(
    ({ name, isInFilter }) => isInFilter || !fieldsInPath.includes(name),
  );
  const texts = groupTexts(query, fields);
  const request: { [name: string]: unknown } = {};
  const filter: { [name: string]: unknown } = {};
  for (const field of fields) {
    const values = texts.get(field.name);
    if (values) {
      const target = field.isInFilter ? filter : request;
      target[field.name] = decodeField(field, values);
    }
  }
  return Object.keys(filter).length > 0 ? { filter, ...request } : request;
}

function groupTexts(
  query: URLSearchParams,
  fields: readonly QueryField[],
): ReadonlyMap<string, readonly string[]> {
  const byName = new Map(fields.map(field => [field.name, field]));
  const texts = new Map<string, string[]>();
  for (const [name, value] of query) {
    const field = byName.get(name);
    if (!field) {
      throw new InputError(
        fields.length === 0
          ? `${name}: there are no query parameters here`
          : `${name}: is not one of the query parameters ${[
              ...byName.keys(),
            ].join(', ')}`,
      );
    }
    if (value.includes('\0')) {
      throw new InputError(`${name}: must not contain a NUL character`);
    }
    const values = texts.get(name) ?? [];
    if (values.length > 0 && !field.isList) {
      throw new InputError(`${name}: may be given only once`);
    }
    values.push(value);
    texts.set(name, values);
  }
  return texts;
}

function decodeField(
  { name, isList, codec }: QueryField,
  texts: readonly string[],
): unknown {
  try {
    return isList
      ? texts.filter(value => value !== '').map(codec.decode)
      : codec.decode(texts[0]);
  } catch (error) {
    throw new InputError(`${name}: ${(error as Error).message}`);
  }
}

/**
 * The valid values of a field in the query of a URL that people may have changed:
 * each once, without those that are empty or invalid. `undefined` when none is
 * left.
 *
 * @public
 */
export function decodeFieldLeniently(
  { codec, isList, schema }: QueryField,
  texts: readonly string[],
): unknown {
  const values = [...new Set(texts.map(one => one.trim()))]
    .filter(one => one !== '')
    .flatMap(one => {
      try {
        const result = z.core.safeParse(schema, codec.decode(one));
        return result.success ? [result.data] : [];
      } catch {
        return [];
      }
    });
  if (values.length === 0) {
    return undefined;
  }
  return isList ? values : values[0];
}
