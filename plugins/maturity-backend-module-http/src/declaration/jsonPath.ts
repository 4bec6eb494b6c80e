import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { jsonpath, JSONPathQuery } from 'json-p3';

/** Objects and lists inside each other that a path with `..` looks into. */
const MAX_DEPTH = 50;

const environment = new jsonpath.JSONPathEnvironment({
  maxRecursionDepth: MAX_DEPTH,
});
// A regular expression can take for ever.
environment.functionRegister.delete('match');
environment.functionRegister.delete('search');

/** One value that a path leads to. */
export interface FoundValue {
  readonly value: JsonValue;
  /** The normalized path to it: `$['items'][0]['status']`. */
  readonly at: string;
}

/** A compiled path of RFC 9535 into the answer of a tool. */
export class JsonPath {
  readonly #query: JSONPathQuery;

  /**
   * @throws InputError that says what is wrong, for a path that is not valid or
   * whose time could grow faster than the square of the answer
   */
  static parse(text: string): JsonPath {
    if (text.split('..').length > 2) {
      throw new InputError('may have `..` only once');
    }
    try {
      return new JsonPath(text, environment.compile(text));
    } catch (error) {
      throw new InputError(
        `is no JSONPath of RFC 9535: ${String(
          Reflect.get(Object(error), 'message'),
        )}`,
      );
    }
  }

  private constructor(readonly text: string, query: JSONPathQuery) {
    this.#query = query;
  }

  /** Whether it leads to one value at most. */
  get isSingular(): boolean {
    return this.#query.singularQuery();
  }

  /** Whether its last step is the name of a property. */
  get endsInName(): boolean {
    const last = this.#query.segments.at(-1);
    return (
      last?.selectors.length === 1 &&
      last.selectors[0] instanceof jsonpath.selectors.NameSelector &&
      !last.toString().startsWith('..')
    );
  }

  /** The paths to which it adds steps, from `$` on, and itself. */
  get beginnings(): readonly JsonPath[] {
    const { segments } = this.#query;
    return [...segments.keys(), segments.length].map(length => {
      const query = new JSONPathQuery(environment, segments.slice(0, length));
      return new JsonPath(query.toString(), query);
    });
  }

  /** Finds one value after the other, for answers of many. */
  *findOneByOne(value: JsonValue): Generator<JsonValue> {
    for (const node of this.#query.lazyQuery(value as never)) {
      yield node.value as JsonValue;
    }
  }

  /** Finds all values, in the order of the answer. */
  find(value: JsonValue): readonly FoundValue[] {
    return this.#query.query(value as never).nodes.map(node => ({
      value: node.value as JsonValue,
      at: node.path,
    }));
  }
}
