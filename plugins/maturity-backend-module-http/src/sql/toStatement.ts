import { SqlClient } from '../declaration/connectionSchema';
import { fillPlaceholders } from '../declaration/placeholders';
import { splitSql } from './splitSql';

/** A statement, and the values that the database binds. */
export interface Statement {
  readonly text: string;
  readonly values: readonly string[];
}

/**
 * Fills a query. Keys and parameters become bound values, never a part of the text:
 * `{keys}` becomes a list of them.
 */
export function toStatement(
  query: string,
  client: SqlClient,
  {
    keys = [],
    parameters = {},
  }: {
    readonly keys?: readonly string[];
    readonly parameters?: { readonly [name: string]: string };
  },
): Statement {
  const values: string[] = [];
  const bind = (value: string) => {
    values.push(value);
    return client === 'pg' ? `$${values.length}` : '?';
  };
  const fill = (name: string) => {
    if (name === 'keys') {
      return keys.map(bind).join(', ');
    }
    const value = name === 'key' ? keys[0] : readParameter(name, parameters);
    return value === undefined ? `{${name}}` : bind(value);
  };
  const text = splitSql(query, client)
    .map(part => (part.isCode ? fillPlaceholders(part.text, fill) : part.text))
    .join('');
  return { text, values };
}

function readParameter(
  name: string,
  parameters: { readonly [name: string]: string },
): string | undefined {
  const [, parameter = ''] = /^parameters\.(.+)$/.exec(name) ?? [];
  return Object.hasOwn(parameters, parameter)
    ? parameters[parameter]
    : undefined;
}
