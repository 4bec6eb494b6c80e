import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { JsonPath } from '../declaration/jsonPath';
import { ToolItem } from '../request/types';

/** An item, and the key of the entity that it belongs to. */
export interface MatchedItem extends ToolItem {
  readonly key: string;
}

/** The items of one entity in the answer to one request. */
export interface EntityItems {
  /** Never empty. */
  readonly keys: readonly string[];
  readonly items: readonly MatchedItem[];
  /** Why items may be missing; empty if all are there. */
  readonly gaps: readonly string[];
}

/** Which entities an item belongs to. */
export interface ItemIndexOptions {
  /** Into an item: its keys. Without it and `itemLabels`, all items belong to `askedKeys`. */
  readonly itemKey?: readonly JsonPath[];
  /** Into an item: objects whose members are keys `name=value`. */
  readonly itemLabels?: JsonPath;
  readonly askedKeys?: readonly string[];
  readonly ignoreCase: boolean;
}

/** The items that a tool listed, by the keys in them. */
export class ItemIndex {
  readonly #items = new Map<string, ToolItem[]>();
  readonly #ignoreCase: boolean;
  #withoutKey = 0;

  static async create(
    items: readonly ToolItem[],
    options: ItemIndexOptions,
  ): Promise<ItemIndex> {
    const { itemKey, itemLabels, askedKeys = [], ignoreCase } = options;
    const isAsked = !itemKey && !itemLabels;
    const index = new ItemIndex(items.length, ignoreCase);
    for await (const item of yieldToEventLoop(items)) {
      const keys = isAsked
        ? askedKeys
        : [...readItemKeys(item, itemKey), ...readLabels(item, itemLabels)];
      index.#add(item, keys);
    }
    return index;
  }

  private constructor(readonly size: number, ignoreCase: boolean) {
    this.#ignoreCase = ignoreCase;
  }

  /** Number of items that belong to nobody, because they have no key. */
  get withoutKey(): number {
    return this.#withoutKey;
  }

  /** Finds the items of some keys, each item once. */
  find(keys: readonly string[]): readonly MatchedItem[] {
    const found = new Map<ToolItem, MatchedItem>();
    for (const key of keys) {
      for (const item of this.#items.get(normalizeKey(key, this.#ignoreCase)) ??
        []) {
        if (!found.has(item)) {
          found.set(item, { ...item, key });
        }
      }
    }
    return [...found.values()];
  }

  #add(item: ToolItem, keys: readonly string[]): void {
    this.#withoutKey += keys.length === 0 ? 1 : 0;
    for (const key of new Set(
      keys.map(each => normalizeKey(each, this.#ignoreCase)),
    )) {
      const items = this.#items.get(key) ?? [];
      items.push(item);
      this.#items.set(key, items);
    }
  }
}

/** Returns the form in which keys are compared. */
export function normalizeKey(key: string, ignoreCase: boolean): string {
  return ignoreCase ? key.toLowerCase() : key;
}

/** Reads the keys in an item: texts and numbers. Any other value is no key. */
export function readItemKeys(
  item: ToolItem,
  itemKey: readonly JsonPath[] = [],
): readonly string[] {
  const found = itemKey.flatMap(path => path.find(item.value));
  return found.flatMap(({ value }) => {
    const isKey = typeof value === 'string' || typeof value === 'number';
    const key = isKey ? String(value).trim() : '';
    return key ? [key] : [];
  });
}

/** Reads labels as keys `name=value`, as selectors write them. */
function readLabels(
  item: ToolItem,
  itemLabels: JsonPath | undefined,
): readonly string[] {
  const found = itemLabels?.find(item.value) ?? [];
  return found
    .flatMap(({ value }) =>
      Array.isArray(value) ? [] : Object.entries(value ?? {}),
    )
    .flatMap(([name, value]) =>
      typeof value === 'string' ? [`${name}=${value}`] : [],
    );
}
