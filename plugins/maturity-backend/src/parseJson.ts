import { InputError } from '@backstage/errors';
import { yieldToEventLoop } from './yieldToEventLoop';

/**
 * Values in a body apart from the items of its lists, and in each item: each takes time
 * to parse and to check, however short it is.
 */
const MAX_VALUES = 3_000;
/** Items of all lists together. */
const MAX_ITEMS = 20_000;
/** Bytes that are scanned before others are let in. */
const SCANNED_AT_ONCE = 128 * 1024;

const NOT_JSON = 'The body is not JSON';

/** The bytes that matter. No character of several bytes contains any of them. */
const MARKS = {
  object: 0x7b,
  objectEnd: 0x7d,
  list: 0x5b,
  listEnd: 0x5d,
  comma: 0x2c,
  quote: 0x22,
  escape: 0x5c,
} as const;

/** Where the items of a list are, and where the list ends. */
interface ListPlace {
  /** After the bracket. */
  readonly start: number;
  readonly items: { readonly start: number; readonly end: number }[];
  end: number;
}

/** Finds the items of the outermost lists, without judging what is no JSON. */
class Scanner {
  readonly lists: ListPlace[] = [];
  readonly #bytes: Buffer;
  #depth = 0;
  #isText = false;
  #isEscaped = false;
  /** Depth of the items of the outermost lists. */
  #itemDepth = 1;
  #list?: ListPlace;
  #itemStart = 0;
  #items = 0;
  /** Outside of lists, and in the item that is scanned. */
  readonly #values = { outer: 0, item: 0 };

  readonly #maxValues: number;

  constructor(bytes: Buffer, maxValues: number) {
    this.#bytes = bytes;
    this.#maxValues = maxValues;
  }

  /** Whether the text ends within a list. */
  get isInList(): boolean {
    return this.#list !== undefined;
  }

  scan(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      const char = this.#bytes[at];
      if (this.#isEscaped) {
        this.#isEscaped = false;
      } else if (char === MARKS.escape) {
        this.#isEscaped = this.#isText;
      } else if (char === MARKS.quote) {
        this.#isText = !this.#isText;
      } else if (!this.#isText) {
        this.#scanMark(char, at);
      }
    }
  }

  #scanMark(char: number | undefined, at: number): void {
    if (char === MARKS.object || char === MARKS.list) {
      if (this.#depth === 0) {
        this.#itemDepth = char === MARKS.list ? 1 : 2;
      }
      this.#depth += 1;
      this.#count();
      if (char === MARKS.list && this.#depth === this.#itemDepth) {
        this.#list = { start: at + 1, items: [], end: at + 1 };
        this.#itemStart = at + 1;
        this.#values.item = 0;
      }
    } else if (char === MARKS.objectEnd || char === MARKS.listEnd) {
      if (this.#depth === this.#itemDepth && this.#list) {
        this.#endItem(this.#list, at);
        this.lists.push({ ...this.#list, end: at });
        this.#list = undefined;
      }
      this.#depth -= 1;
    } else if (char === MARKS.comma) {
      this.#count();
      if (this.#depth === this.#itemDepth && this.#list) {
        this.#endItem(this.#list, at);
      }
    }
  }

  #endItem(list: ListPlace, end: number): void {
    list.items.push({ start: this.#itemStart, end });
    this.#itemStart = end + 1;
    this.#values.item = 0;
    this.#items += 1;
    if (this.#items > MAX_ITEMS) {
      throw new InputError(`The body has more than ${MAX_ITEMS} items`);
    }
  }

  #count(): void {
    const where = this.#list ? 'item' : 'outer';
    this.#values[where] += 1;
    if (this.#values[where] > this.#maxValues) {
      throw new InputError(
        `The body has more than ${
          this.#maxValues
        } values in one item, or apart from items`,
      );
    }
  }
}

/**
 * Parses JSON as `JSON.parse` does, and lets the event loop go on in between: each item
 * of the outermost list, or of the lists in the outermost object, is parsed by itself.
 *
 * @param options - `maxValues`: values in each part, 3,000 when left out.
 * @throws InputError for what is not JSON, and for more values than can be parsed
 * without keeping others waiting
 */
export async function parseJson(
  bytes: Buffer,
  { maxValues = MAX_VALUES }: { readonly maxValues?: number } = {},
): Promise<unknown> {
  const scanner = new Scanner(bytes, maxValues);
  const positions = [];
  for (let at = 0; at < bytes.length; at += SCANNED_AT_ONCE) {
    positions.push(at);
  }
  for await (const at of yieldToEventLoop(positions)) {
    scanner.scan(at, Math.min(at + SCANNED_AT_ONCE, bytes.length));
  }
  if (scanner.isInList) {
    throw new InputError(NOT_JSON);
  }
  const lists: unknown[][] = [];
  for (const { items } of scanner.lists) {
    const list: unknown[] = [];
    for await (const { start, end } of yieldToEventLoop(items)) {
      const item = bytes.toString('utf8', start, end);
      // An empty list has one item without a text.
      if (items.length > 1 || item.trim()) {
        list.push(parseText(item));
      }
    }
    lists.push(list);
  }
  const outer = parseText(withoutItems(bytes, scanner.lists));
  return scanner.lists.length ? withItems(outer, lists) : outer;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The message of the parser quotes the body.
    throw new InputError(NOT_JSON);
  }
}

/** The text with the index of each list in the place of its items. */
function withoutItems(bytes: Buffer, lists: readonly ListPlace[]): string {
  let outer = '';
  let at = 0;
  for (const [index, { start, end }] of lists.entries()) {
    outer += bytes.toString('utf8', at, start) + index;
    at = end;
  }
  return outer + bytes.toString('utf8', at);
}

function withItems(outer: unknown, lists: readonly unknown[][]): unknown {
  if (Array.isArray(outer)) {
    return lists[0];
  }
  return Object.fromEntries(
    Object.entries(outer as object).map(([key, value]) => [
      key,
      Array.isArray(value) ? lists[value[0]] : value,
    ]),
  );
}
