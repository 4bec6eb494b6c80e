import { InputError } from '@backstage/errors';
import { JSONParser } from '@streamparser/json';
import { yieldToEventLoop } from './yieldToEventLoop';

/**
 * Values in a body apart from the items of its lists, and in each item: each takes time
 * to parse and to check, however short it is.
 */
const MAX_VALUES = 3_000;
/** Items of all lists together. */
const MAX_ITEMS = 20_000;
/** Bytes that are parsed before others are let in. */
const PART_SIZE = 4 * 1024;

const NOT_JSON = 'The body is not JSON';

/** Counts the values in each item and in all the rest. */
class Counts {
  readonly #maxValues: number;
  #items = 0;
  #inItem = 0;
  #apart = 0;
  #most = 0;

  constructor(maxValues: number) {
    this.#maxValues = maxValues;
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
    if (this.#items > MAX_ITEMS) {
      throw new InputError(`The body has more than ${MAX_ITEMS} items`);
    }
    if (Math.max(this.#most, this.#apart) > this.#maxValues) {
      throw new InputError(
        `The body has more than ${
          this.#maxValues
        } values in one item, or apart from items`,
      );
    }
  }
}

/**
 * Parses JSON as `JSON.parse` does, and lets the event loop go on in between.
 *
 * @param options - `maxValues`: values in each item of the outermost list, or of the
 * lists in the outermost object, and in all the rest; 3,000 when left out.
 * @throws InputError for what is not JSON, and for more values than can be checked
 * without keeping others waiting
 */
export async function parseJson(
  bytes: Uint8Array,
  { maxValues = MAX_VALUES }: { readonly maxValues?: number } = {},
): Promise<unknown> {
  const parser = new JSONParser();
  const counts = new Counts(maxValues);
  let result: { readonly value: unknown } | undefined;
  parser.onValue = ({ value, parent, stack }) => {
    const depth = stack.length;
    /** The object or list around the value, from the outermost on. */
    const around = (level: number) =>
      level < depth - 1 ? stack[level + 1].value : parent;
    if (depth === 0) {
      result = { value };
    } else if (Array.isArray(around(0))) {
      counts.add(true, depth === 1);
    } else {
      counts.add(depth > 1 && Array.isArray(around(1)), depth === 2);
    }
  };
  try {
    for await (const part of yieldToEventLoop(toParts(bytes))) {
      parser.write(part);
      counts.check();
    }
    // A number ends with the text, anything else by itself.
    if (!parser.isEnded) {
      parser.end();
    }
  } catch (error) {
    // The message of the parser quotes the body.
    throw error instanceof InputError ? error : new InputError(NOT_JSON);
  }
  if (!result) {
    throw new InputError(NOT_JSON);
  }
  return result.value;
}

function* toParts(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PART_SIZE) {
    yield bytes.subarray(at, at + PART_SIZE);
  }
}
