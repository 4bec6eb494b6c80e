import { JsonPath } from '../declaration/jsonPath';
import { FoundItems, KeyAnswers } from './askForKeys';
import { readItemKeys } from './ItemIndex';
import { EntityKeys } from './readKeys';

/** The items that a request found for an entity, or why its key cannot be used; none without a key. */
export type Seen = FoundItems | { readonly problem: string } | undefined;

/** Keys that are in the items of another request. */
interface LinkedKeys {
  readonly keys: readonly string[];
  /** The items of the other request. */
  readonly link: FoundItems;
}

/** The keys of an entity for one request. */
export type RequestKeys = EntityKeys | LinkedKeys | undefined;

/** Reads the keys of an entity in the items that another request found for it. */
export function readLinkedKeys(other: Seen, path: JsonPath): RequestKeys {
  if (!other || 'problem' in other) {
    return other;
  }
  const found = other.items.map(item => readItemKeys(item, [path]));
  const gaps = found.some(keys => keys.length === 0)
    ? [...other.gaps, `found no key at \`${path.text}\``]
    : other.gaps;
  return { keys: [...new Set(found.flat())], link: { ...other, gaps } };
}

/**
 * Finds what a request answered for the keys of an entity. Where another request told the
 * keys, whatever that one did not see may be missing here too.
 */
export function findSeen(read: RequestKeys, answers: KeyAnswers): Seen {
  if (!read || 'problem' in read) {
    return read;
  }
  if (!('link' in read)) {
    return read.keys.length > 0 ? answers.find(read.keys) : undefined;
  }
  const { keys, link } = read;
  const found = answers.find(keys);
  return {
    keys: keys.length > 0 ? keys : link.keys,
    items: found.items,
    gaps: [...new Set([...link.gaps, ...found.gaps])],
    postponed: link.postponed ?? found.postponed,
  };
}
