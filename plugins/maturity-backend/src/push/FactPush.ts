import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { LoggerService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  PushedItemResult,
  PushFactsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import type { Knex } from 'knex';
import { EntityLookup } from '../catalog/EntityLookup';
import { CatalogAccess, EntityScope } from '../catalog/types';
import { mergeFacts } from '../database';
import { Merged, mergePushed } from './mergePushed';
import { createFactParser, ParsedFact } from './parsePushedFact';
import { reportPush } from './reportPush';
import { FactSender, PushedSource } from './types';

/** Longest time for the catalog and the assessment of one batch. */
const TIMEOUT_MS = 60_000;

const WEAKER =
  'a sender that is bound to the entity observed it, which stands until it is stale';

/** A valid fact, and its place in the request. */
type Accepted = ParsedFact & { readonly index: number };

/** Options of the push. */
export interface FactPushOptions extends CatalogAccess {
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly scope: EntityScope;
  /** Reads the pushed sources, as they are declared now. */
  readonly readSources: () => Promise<readonly PushedSource[]>;
  /** Assesses entities with new facts. */
  readonly assess: (
    entities: readonly Entity[],
    signal: AbortSignal,
  ) => Promise<unknown>;
  readonly now?: () => Date;
}

/** Stores pushed facts, and has their entities assessed. */
export class FactPush {
  readonly #options: FactPushOptions;
  readonly #now: () => Date;

  constructor(options: FactPushOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * The source that a sender may push to.
   *
   * @throws `NotAllowedError` (403), the same for a source that is not there
   */
  async findSource(
    sourceId: string,
    mayPush: (source: PushedSource) => boolean,
    sender: string,
  ): Promise<PushedSource> {
    const sources = await this.#options.readSources();
    const source = sources.find(({ id }) => id === sourceId);
    if (!source || !mayPush(source)) {
      throw new NotAllowedError(
        `There is no source '${sourceId}' at maturity.push.sources that ${sender} may push to`,
      );
    }
    return source;
  }

  /**
   * Checks each fact and stores the valid ones. An invalid one does not affect the
   * others.
   *
   * @returns an answer for each item, in their order. It tells nothing of entities
   * that the sender may not see.
   */
  async push(
    source: PushedSource,
    items: readonly unknown[],
    sender: FactSender,
  ): Promise<PushFactsResponse> {
    const now = this.#now();
    const results = new Array<PushedItemResult>(items.length);
    const parse = createFactParser({ source, sender, now });
    const accepted: Accepted[] = [];
    for await (const [index, item] of yieldToEventLoop(items.entries())) {
      const parsed = parse(item, `items[${index}]`);
      if ('message' in parsed) {
        results[index] = { status: 'refused', message: parsed.message };
      } else {
        accepted.push({ index, ...parsed });
      }
    }
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const entities = await this.#findEntities(accepted, sender, signal);
    const known = accepted.filter(({ entityRef }) => entities.has(entityRef));
    const { merged, changed } = await this.#store(source, known, now);
    const toResult = createToResult(sender);
    for (const { index } of accepted) {
      results[index] = toResult(index, merged.get(index));
    }
    await this.#assess(
      changed.flatMap(ref => entities.get(ref) ?? []),
      signal,
    );
    await reportPush(this.#options, { source, now, accepted, results });
    return { items: results, counts: countResults(results) };
  }

  /** The entities that the sender may push facts of, by ref. */
  async #findEntities(
    accepted: readonly Accepted[],
    { isBoundTo, seeAmong }: FactSender,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Entity>> {
    const { catalog, auth, scope } = this.#options;
    const { fields } = scope;
    const lookup = new EntityLookup({ catalog, auth, fields });
    const refs = [...new Set(accepted.map(({ entityRef }) => entityRef))];
    await lookup.load(refs, signal);
    const found = refs.flatMap(ref => lookup.get(ref) ?? []);
    const bound = found.filter(entity => isBoundTo?.(entity) ?? true);
    const byRef = new Map(bound.map(one => [stringifyEntityRef(one), one]));
    const visibility = await seeAmong?.([...byRef.keys()]);
    if (visibility && visibility !== 'all') {
      const hidden = [...byRef.keys()].filter(ref => !visibility(ref));
      hidden.forEach(ref => byRef.delete(ref));
    }
    return byRef;
  }

  async #store(source: PushedSource, known: readonly Accepted[], now: Date) {
    const byEntity = Map.groupBy(known, ({ entityRef }) => entityRef);
    const maxAges = new Map(
      source.facts.map(({ name, maxAge }) => [
        name,
        durationToMilliseconds(maxAge),
      ]),
    );
    const merged = new Map<number, Merged>();
    const changed = await mergeFacts(this.#options.knex, {
      sourceId: source.id,
      entityRefs: [...byEntity.keys()],
      now,
      merge: (ref, stored) => {
        const pushed = byEntity.get(ref) ?? [];
        const result = mergePushed(stored, pushed, { maxAges, now });
        pushed.forEach(({ index }, at) => merged.set(index, result.merged[at]));
        return result.facts;
      },
    });
    return { merged, changed };
  }

  /** Stored facts count, whether they can be assessed now or in the next run. */
  async #assess(
    entities: readonly Entity[],
    signal: AbortSignal,
  ): Promise<void> {
    if (entities.length === 0) {
      return;
    }
    try {
      await this.#options.assess(entities, signal);
    } catch (error) {
      this.#options.logger.warn(
        `Entities with pushed facts are assessed in the next run: ${error}`,
      );
    }
  }
}

/** The answers as the sender may know them. */
function createToResult(sender: FactSender) {
  const mayKnow = sender.seeAmong || sender.isBoundTo;
  return (index: number, merged: Merged | undefined): PushedItemResult => {
    if (!mayKnow) {
      return { status: 'accepted' };
    }
    const refuse = (place: string, problem: string): PushedItemResult => ({
      status: 'refused',
      message: `items[${index}]${place}: ${problem}`,
    });
    switch (merged) {
      case undefined:
        return refuse('.entityRef', sender.refusal);
      case 'weaker':
        return refuse('', WEAKER);
      default:
        return { status: merged };
    }
  };
}

function countResults(
  results: readonly PushedItemResult[],
): PushFactsResponse['counts'] {
  const counts = { stored: 0, unchanged: 0, older: 0, accepted: 0, refused: 0 };
  for (const { status } of results) {
    counts[status]++;
  }
  return counts;
}
