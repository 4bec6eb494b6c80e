import {
  cleanMessage,
  PostponedError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { JoinedRequest } from '../declaration/joinSettings';
import { readRequestMode } from '../declaration/requestSchema';
import { ToolReader } from '../request/types';
import { EntityItems, ItemIndex, normalizeKey } from './ItemIndex';

/** The answer of all servers to one request. */
export interface IndexedAnswer {
  readonly index: ItemIndex;
  /** Why items may be missing; empty if all are there. */
  readonly gaps: readonly string[];
  /** Set if the tool wants to be left alone. */
  readonly postponed?: { readonly until: string; readonly reason: string };
}

/** The items of an entity, as far as the tool wanted to be asked. */
export interface FoundItems extends EntityItems {
  readonly postponed?: IndexedAnswer['postponed'];
}

interface AskOptions {
  readonly reader: ToolReader;
  readonly request: JoinedRequest;
  readonly signal: AbortSignal;
}

/** The answers to a request that is sent for all entities, for some or for each. */
export class KeyAnswers {
  readonly #find: (key: string) => IndexedAnswer | undefined;

  constructor(
    readonly answers: readonly IndexedAnswer[],
    find: (key: string) => IndexedAnswer | undefined,
  ) {
    this.#find = find;
  }

  /** Finds the items of keys that were asked for. */
  find(keys: readonly string[]): FoundItems {
    const answers = new Set(
      keys.map(this.#find).filter(answer => answer !== undefined),
    );
    const found = [...answers];
    return {
      keys,
      items: found.flatMap(({ index }) => index.find(keys)),
      gaps: [...new Set(found.flatMap(({ gaps }) => gaps))],
      postponed: found.find(({ postponed }) => postponed)?.postponed,
    };
  }
}

/** Sends a request for all keys together. */
export async function askForList(options: AskOptions): Promise<IndexedAnswer> {
  return ask(options, undefined);
}

/** Sends a request for some keys: in batches, or one by one. */
export async function askForKeys(
  options: AskOptions & { readonly keys: Iterable<string> },
): Promise<KeyAnswers> {
  const { request } = options;
  const normalize = (key: string) => normalizeKey(key, request.ignoreCase);
  const distinct = new Map([...options.keys].map(key => [normalize(key), key]));
  const size = request.batch?.size ?? 1;
  const batches = toBatches([...distinct.values()], size);
  const answers = await Promise.all(batches.map(keys => ask(options, keys)));
  const byKey = new Map(
    batches.flatMap((keys, position) =>
      keys.map(key => [normalize(key), answers[position]]),
    ),
  );
  return new KeyAnswers(answers, key => byKey.get(normalize(key)));
}

/** Sends one request. A failure is a gap, so that it costs no other request. */
async function ask(
  { reader, request, signal }: AskOptions,
  keys: readonly string[] | undefined,
): Promise<IndexedAnswer> {
  const { itemKey, itemLabels, ignoreCase } = request;
  const toIndex = (items: Parameters<typeof ItemIndex.create>[0]) =>
    ItemIndex.create(items, {
      itemKey,
      itemLabels,
      askedKeys: keys,
      ignoreCase,
    });
  try {
    const { items, gaps } = await reader.ask(request, { keys, signal });
    return { index: await toIndex(items), gaps };
  } catch (error) {
    signal.throwIfAborted();
    const index = await toIndex([]);
    return error instanceof PostponedError
      ? {
          index,
          gaps: [error.message],
          postponed: { until: error.until, reason: error.message },
        }
      : { index, gaps: [cleanMessage(error)] };
  }
}

/** Whether a request is the same for all entities. */
export function isList(request: JoinedRequest): boolean {
  return readRequestMode(request) === 'list';
}

function toBatches<T>(items: readonly T[], size: number): readonly T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, position) =>
    items.slice(position * size, (position + 1) * size),
  );
}
