import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { fillPlaceholders } from '../declaration/placeholders';

/** The texts that placeholders stand for. */
export interface Values {
  /** None where only parameters are allowed. */
  readonly keys?: readonly string[];
  /** Between keys where they become one text. */
  readonly separator: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A segment that leads elsewhere, as addresses are read: `..`, and `%2e` for a dot. */
const DOTS = /^(?:\.|%2e){1,2}$/i;

/** Fills a text. Values are never looked into for placeholders. */
export function fillText(template: string, values: Values): string {
  return fill(template, values, value => value);
}

/**
 * Fills a path with a query, each value encoded.
 *
 * @throws InputError if it would lead to another path than the template says
 */
export function fillPath(template: string, values: Values): string {
  const filled = fill(template, values, value => {
    if (!value.isWellFormed()) {
      throw new InputError('a key has half of a character');
    }
    if (value === '') {
      throw new InputError('a key in the path is empty');
    }
    return encodeURIComponent(value);
  });
  const [path = ''] = filled.split(/[?#]/);
  if (path.split(/[/\\]/).some(segment => DOTS.test(segment))) {
    throw new InputError('a segment of the path would be `.` or `..`');
  }
  return filled;
}

/** Fills the texts in a value. One that is nothing but `{keys}` becomes a list. */
export function fillJson(template: JsonValue, values: Values): JsonValue {
  if (template === '{keys}') {
    return [...readKeys(values)];
  }
  if (typeof template === 'string') {
    return fillText(template, values);
  }
  if (Array.isArray(template)) {
    return template.map(each => fillJson(each, values));
  }
  return typeof template === 'object' && template !== null
    ? fillObject(template, values)
    : template;
}

/** Fills the values of an object. */
export function fillObject(
  template: Readonly<Record<string, JsonValue | undefined>>,
  values: Values,
): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) => [
      name,
      fillJson(value ?? null, values),
    ]),
  );
}

/**
 * Fills headers, with parameters alone: entities do not reach them.
 *
 * @throws InputError for a value that a header cannot have
 */
export function fillHeaders(
  templates: Readonly<Record<string, string>>,
  { parameters }: Pick<Values, 'parameters'>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => {
      const value = fillText(template, { parameters, separator: '' });
      return [name.toLowerCase(), checkHeader(name, value)];
    }),
  );
}

/** @throws InputError that does not tell the value, which can be a secret */
export function checkHeader(name: string, value: string): string {
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    throw new InputError(
      `the header ${name} would have a line break or another character that headers cannot have`,
    );
  }
  return value;
}

function fill(
  template: string,
  values: Values,
  encode: (value: string) => string,
): string {
  return fillPlaceholders(template, name => {
    const value = readValue(name, values);
    return value === undefined ? `{${name}}` : encode(value);
  });
}

/** Reads what a placeholder stands for; `undefined` for braces that are text. */
function readValue(name: string, values: Values): string | undefined {
  switch (name) {
    case 'key':
      return readKeys(values)[0] ?? '';
    case 'keys':
      return readKeys(values).join(values.separator);
    default: {
      const [, parameter] = /^parameters\.(.+)$/.exec(name) ?? [];
      return parameter && readParameter(parameter, values);
    }
  }
}

function readParameter(name: string, { parameters }: Values): string {
  if (!Object.hasOwn(parameters, name)) {
    throw new InputError(`there is no parameter ${name}`);
  }
  return parameters[name]!;
}

function readKeys({ keys }: Values): readonly string[] {
  if (!keys) {
    throw new InputError('there are no keys to fill in');
  }
  return keys;
}
