import { InputError } from '@backstage/errors';
import { JSONParser, TokenType } from '@streamparser/json';
import { yieldToEventLoop } from './yieldToEventLoop';

/** Bytes that are parsed before others are let in. */
const PART_SIZE = 4 * 1024;
/** Objects and lists inside each other. Each takes memory before it ends. */
const MAX_DEPTH = 50;

const NOT_JSON = 'The body is not JSON';

/**
 * How much a body may hold: each value takes time to parse and to check, however
 * short it is.
 *
 * @public
 */
export interface JsonLimits {
  /**
   * Values in each item of the outermost list, or of the lists in the outermost
   * object, and in all the rest.
   */
  readonly maxValues: number;
  /** Items of all lists together. */
  readonly maxItems: number;
}

/** Counts the values in each item and in all the rest. */
class Counts {
  readonly #limits: JsonLimits;
  #items = 0;
  #inItem = 0;
  #apart = 0;
  #most = 0;

  constructor(limits: JsonLimits) {
    this.#limits = limits;
  }

  add(isInItem: boolean, endsItem: boolean): void {
    if (!isInItem) {
      this.#apart += 1;
      return;
    }
    this.#inItem += 1;
    this.#most = Math.max(this.#most, this.#inItem);
    if (endsItem) {
      this.#items += 1;
      this.#inItem = 0;
    }
  }

  /** @throws InputError for more than can be checked without keeping others waiting */
  check(): void {
    const { maxItems, maxValues } = this.#limits;
    if (this.#items > maxItems) {
      throw new InputError(`The body has more than ${maxItems} items`);
    }
    if (Math.max(this.#most, this.#apart) > maxValues) {
      throw new InputError(
        `The body has more than ${maxValues} values in one item, or apart from items`,
      );
    }
  }
}

/** Builds the value of a text that comes in parts. */
class JsonBuilder {
  readonly #parser = new JSONParser();
  readonly #counts: Counts;
  #depth = 0;
  #result?: { readonly value: unknown };

  constructor(limits: JsonLimits) {
    this.#counts = new Counts(limits);
    this.#parser.onValue = ({ value, parent, stack }) => {
      const depth = stack.length;
      /** The object or list around the value, from the outermost on. */
      const around = (level: number) =>
        level < depth - 1 ? stack[level + 1].value : parent;
      if (depth === 0) {
        this.#result = { value };
      } else if (Array.isArray(around(0))) {
        this.#counts.add(true, depth === 1);
      } else {
        this.#counts.add(depth > 1 && Array.isArray(around(1)), depth === 2);
      }
    };
    this.#parser.onToken = ({ token }) => this.#follow(token);
  }

  write(part: Uint8Array): void {
    this.#attempt(() => this.#parser.write(part));
    this.#counts.check();
  }

  end(): unknown {
    // A number ends with the text, anything else by itself.
    if (!this.#parser.isEnded) {
      this.#attempt(() => this.#parser.end());
    }
    if (!this.#result) {
      throw new InputError(NOT_JSON);
    }
    return this.#result.value;
  }

  #follow(token: TokenType): void {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
      this.#depth += 1;
    } else if (
      token === TokenType.RIGHT_BRACE ||
      token === TokenType.RIGHT_BRACKET
    ) {
      this.#depth -= 1;
    }
    if (this.#depth > MAX_DEPTH) {
      throw new InputError(
        `The body is nested more than ${MAX_DEPTH} levels deep`,
      );
    }
  }

  #attempt(run: () => void): void {
    try {
      run();
    } catch (error) {
      // The message of the parser quotes the body.
      throw error instanceof InputError ? error : new InputError(NOT_JSON);
    }
  }
}

/**
 * Parses JSON as `JSON.parse` does, and lets the event loop go on in between. It may be
 * nested up to 50 levels deep.
 *
 * @param bytes - All of them, or parts as they arrive.
 * @param limits - None when left out.
 * @throws InputError for what is not JSON, is nested too deep or exceeds the limits
 * @public
 */
export async function parseJson(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  limits: Partial<JsonLimits> = {},
): Promise<unknown> {
  const { maxValues = Infinity, maxItems = Infinity } = limits;
  const builder = new JsonBuilder({ maxValues, maxItems });
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    for await (const part of yieldToEventLoop(toParts(chunk))) {
      builder.write(part);
    }
  }
  return builder.end();
}

function* toParts(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PART_SIZE) {
    yield bytes.subarray(at, at + PART_SIZE);
  }
}
