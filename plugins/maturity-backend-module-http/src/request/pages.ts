import { isDeepStrictEqual } from 'node:util';
import { JsonValue } from '@backstage/types';
import { JsonPath } from '../declaration/jsonPath';
import { PagesDeclaration } from '../declaration/schema';
import { readNextLink } from './readNextLink';

/** How one page is asked for. */
export interface Page {
  readonly parameters: Readonly<Record<string, JsonValue>>;
  /** Path and query of a page that the server gave the address of. */
  readonly path?: string;
}

/** The answer of a server for one page. */
export interface PageAnswer {
  readonly body: JsonValue;
  /** The header `Link`. */
  readonly link?: string;
  readonly items: readonly JsonValue[];
  /** Entries of the list, also of those that are no items. */
  readonly length: number;
}

/** Goes through the pages of one list. */
export interface PageWalk {
  readonly first: Page;
  /** Why items may be missing, as what the server did: `listed 180 of 250`. */
  readonly gaps: ReadonlySet<string>;
  /** Returns the page after an answer, if there is one that can be asked for. */
  next(answer: PageAnswer): Page | undefined;
}

/** Pages by their number, or by the number of entries before them. */
class NumberedPages implements PageWalk {
  readonly gaps = new Set<string>();
  readonly #toPage: (number: number, seen: number) => Page['parameters'];
  readonly #total?: JsonPath;
  readonly #more?: JsonPath;
  #size: number;
  #pages = 0;
  #seen = 0;
  #lastTotal = 0;
  #before?: readonly JsonValue[];

  constructor(options: {
    readonly size: number;
    readonly total?: JsonPath;
    readonly more?: JsonPath;
    readonly toPage: (number: number, seen: number) => Page['parameters'];
  }) {
    this.#toPage = options.toPage;
    this.#total = options.total;
    this.#more = options.more;
    this.#size = options.size;
  }

  get first(): Page {
    return { parameters: this.#toPage(0, 0) };
  }

  next({ body, items, length }: PageAnswer): Page | undefined {
    if (this.#pages === 0 && isCapped(length, this.#size)) {
      this.#size = length;
    }
    this.#pages += 1;
    this.#seen += length;
    if (items.length > 0 && isDeepStrictEqual(items, this.#before)) {
      this.gaps.add('answered two times with the same page');
      return undefined;
    }
    this.#before = items;
    return this.#isMore(body, length)
      ? { parameters: this.#toPage(this.#pages, this.#seen) }
      : undefined;
  }

  #isMore(body: JsonValue, length: number): boolean {
    const total = this.#readTotal(body);
    const more = this.#readMore(body);
    if (more === true && length === 0) {
      this.gaps.add('pointed from an empty page to a next one');
    }
    if (total === undefined) {
      return length > 0 && (more ?? length >= this.#size);
    }
    if (total < this.#lastTotal) {
      // Entries moved to pages that were read already.
      this.gaps.add('changed the list while it was read');
    }
    this.#lastTotal = total;
    if (length === 0 && this.#seen < total) {
      this.gaps.add(`listed ${this.#seen} of ${total}`);
    }
    return length > 0 && (more ?? this.#seen < total);
  }

  #readMore(body: JsonValue): boolean | undefined {
    if (!this.#more) {
      return undefined;
    }
    const [found, ...others] = this.#more.find(body);
    if (typeof found?.value === 'boolean' && others.length === 0) {
      return found.value;
    }
    this.gaps.add(
      `did not tell whether there is more at \`${this.#more.text}\``,
    );
    return undefined;
  }

  #readTotal(body: JsonValue): number | undefined {
    if (!this.#total) {
      return undefined;
    }
    const found = this.#total
      .find(body)
      .map(({ value }) => Number(value ?? NaN));
    const [total] = found;
    if (found.length === 1 && total !== undefined && total >= 0) {
      return total;
    }
    this.gaps.add(`told no total at \`${this.#total.text}\``);
    return undefined;
  }
}

interface LinkedPagesOptions {
  readonly parameters: Page['parameters'];
  readonly readNext: (answer: PageAnswer) => Cursor | Gap | undefined;
  readonly toPage: (next: Cursor) => Page['parameters'] | string | undefined;
  /** Why no next page is asked for, if none is. */
  readonly refusal?: string;
}

type Cursor = string | number;
type Gap = { readonly gap: string };

/** Pages that lead to each other. */
class LinkedPages implements PageWalk {
  readonly gaps = new Set<string>();
  readonly first: Page;
  readonly #options: LinkedPagesOptions;
  readonly #seen = new Set<string>();

  constructor(options: LinkedPagesOptions) {
    this.#options = options;
    this.first = { parameters: options.parameters };
  }

  next(answer: PageAnswer): Page | undefined {
    const { parameters, readNext, toPage, refusal } = this.#options;
    const next = readNext(answer);
    if (next === undefined) {
      return undefined;
    }
    if (typeof next === 'object') {
      return this.#end(next.gap);
    }
    if (refusal !== undefined) {
      return this.#end(refusal);
    }
    if (this.#seen.has(String(next))) {
      return this.#end('pointed to a page that it listed before');
    }
    this.#seen.add(String(next));
    if (answer.length === 0) {
      return this.#end('pointed from an empty page to a next one');
    }
    const page = toPage(next);
    if (page === undefined) {
      return this.#end(`pointed to ${toOrigin(next)} for the next page`);
    }
    return typeof page === 'string'
      ? { parameters: {}, path: page }
      : { parameters: { ...parameters, ...page } };
  }

  #end(gap: string): undefined {
    this.gaps.add(gap);
    return undefined;
  }
}

/**
 * Starts to go through the pages of a list.
 *
 * @param toPath - Returns path and query of an address below that of the server.
 */
export function walkPages(
  pages: PagesDeclaration | undefined,
  toPath: (address: string) => string | undefined,
): PageWalk {
  if (pages && 'page' in pages) {
    const { parameter, first, size, ...end } = pages.page;
    return new NumberedPages({
      size: size.value,
      ...end,
      toPage: number => ({
        [parameter]: first + number,
        [size.parameter]: size.value,
      }),
    });
  }
  if (pages && 'offset' in pages) {
    const { parameter, size, ...end } = pages.offset;
    return new NumberedPages({
      size: size.value,
      ...end,
      toPage: (_, seen) => ({
        [parameter]: seen,
        [size.parameter]: size.value,
      }),
    });
  }
  if (pages && 'cursor' in pages) {
    const { parameter, next, size } = pages.cursor;
    return new LinkedPages({
      parameters: size ? { [size.parameter]: size.value } : {},
      readNext: ({ body }) => readCursor(next, body),
      toPage: cursor =>
        isAddress(cursor) ? toPath(cursor) : { [parameter]: cursor },
    });
  }
  const size = pages?.link.size;
  return new LinkedPages({
    parameters: size ? { [size.parameter]: size.value } : {},
    readNext: ({ link }) => readNextLink(link),
    toPage: address => (pages ? toPath(String(address)) : undefined),
    refusal: pages ? undefined : 'has more pages: declare `pages`',
  });
}

function readCursor(path: JsonPath, body: JsonValue): Cursor | Gap | undefined {
  const found = path.find(body);
  const value = found[0]?.value ?? undefined;
  if (value === undefined || value === '' || value === false) {
    return undefined;
  }
  return found.length === 1 &&
    (typeof value === 'string' || typeof value === 'number')
    ? value
    : { gap: `told no next page that can be read at \`${path.text}\`` };
}

/** A token can contain slashes, but hardly a question mark. */
function isAddress(cursor: Cursor): cursor is string {
  return typeof cursor === 'string' && /^https?:\/\/|\?/i.test(cursor);
}

function toOrigin(next: Cursor): string {
  return URL.canParse(String(next))
    ? new URL(String(next)).origin
    : 'another path';
}

/**
 * Whether a server shortens pages: its limit is a round number below the size that was
 * asked for. Its first page is a full one then, not the last.
 */
function isCapped(length: number, size: number): boolean {
  return length >= 10 && length < size && length % 5 === 0;
}
