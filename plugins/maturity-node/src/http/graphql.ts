import { JsonValue } from '@backstage/types';

/** An error in the answer to a GraphQL query. @public */
export interface GraphqlError {
  readonly message: string;
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly fieldName?: string };
}

/**
 * An answer to a GraphQL query, which can hold both data and errors.
 *
 * @public
 */
export interface GraphqlAnswer<T> {
  readonly data: T | undefined;
  readonly errors: readonly GraphqlError[];
}

/**
 * A list in a GraphQL answer. A node is null where the credentials may not see it.
 *
 * @public
 */
export interface Connection<T> {
  readonly nodes?: readonly (T | null)[] | null;
}

/** Reads the nodes of a list, without those that are null. @public */
export function readNodes<T>(
  connection: Connection<T> | null | undefined,
): readonly T[] {
  return (connection?.nodes ?? []).flatMap(node => node ?? []);
}

/** A GraphQL query with its variables. @public */
export interface GraphqlQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, JsonValue>>;
}

/**
 * Builds a GraphQL query of several selections. Values are variables, so that they
 * are never read as a query.
 *
 * @public
 */
export class GraphqlQueryBuilder {
  readonly #variables: Record<string, JsonValue> = {};
  readonly #parameters: string[] = [];

  /** Declares a variable of a type such as `String!`. Returns the name to use: `$owner0`. */
  declare(name: string, type: string, value: JsonValue): string {
    this.#variables[name] = value;
    this.#parameters.push(`$${name}: ${type}`);
    return `$${name}`;
  }

  build(selections: readonly string[], fragment = ''): GraphqlQuery {
    const query = `query (${this.#parameters.join(', ')}) {
  ${selections.join('\n  ')}
}${fragment}`;
    return { query, variables: this.#variables };
  }
}
