import { isDeepStrictEqual } from 'node:util';
import { JsonValue } from '@backstage/types';
import { ToolItem } from './types';

/** Fields by which tools tell items apart. */
const IDS = ['id', '_id', 'uuid', 'sys_id'];

/**
 * The items of all pages of a list.
 *
 * @remarks
 * While a list is read page by page, a new item can move another one to the next page, so
 * that it is listed two times. Such an item is kept once if it has an id and did not
 * change. Without an id, equal items can be two things, and counting one of them would
 * count too few. With another content, both are kept: a fact that needs one value is
 * unknown then.
 */
export class ItemList {
  readonly #items: JsonValue[] = [];
  readonly #byId = new Map<string, JsonValue>();

  /** Adds the items of one page. */
  add(page: readonly JsonValue[]): void {
    const added = new Map<string, JsonValue>();
    for (const item of page) {
      const id = readId(item);
      const known = id === undefined ? undefined : this.#byId.get(id);
      if (known !== undefined && isDeepStrictEqual(known, item)) {
        continue;
      }
      this.#items.push(item);
      if (id !== undefined) {
        added.set(id, item);
      }
    }
    for (const [id, item] of added) {
      this.#byId.set(id, item);
    }
  }

  toItems(server: {
    readonly name: string;
    readonly baseUrl: string;
  }): readonly ToolItem[] {
    const { name, baseUrl } = server;
    return this.#items.map(value => ({ value, server: name, baseUrl }));
  }
}

function readId(item: JsonValue): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return undefined;
  }
  for (const name of IDS) {
    const id = Object.hasOwn(item, name) ? item[name] : undefined;
    if (typeof id === 'string' || typeof id === 'number') {
      return `${name}:${id}`;
    }
  }
  return undefined;
}
