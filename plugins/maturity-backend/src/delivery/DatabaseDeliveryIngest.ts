import { setImmediate } from 'node:timers/promises';
import {
  DeliveryEvent,
  DeliveryItemResult,
  IngestDeliveriesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import type { Knex } from 'knex';
import { CatalogIndexReader } from '../catalog/CatalogIndexReader';
import { MatchTarget, writeDeliveries, WrittenDelivery } from '../database';
import { DeliveryIngest } from './DeliveryIngest';
import { DeliverySender } from './DeliverySender';
import { EntityIndex } from './EntityIndex';
import { parseDelivery } from './parseDelivery';

/** Events in one transaction. Other senders wait until it ends. */
const EVENTS_AT_ONCE = 1_000;

const NO_CATALOG: MatchTarget = () => ({
  reason: 'The catalog has not answered yet',
});

/** A valid event, and its place in the request. */
interface Accepted {
  readonly index: number;
  readonly event: DeliveryEvent;
}

/** Keeps delivery events in the database, each with the entity that it belongs to. */
export class DatabaseDeliveryIngest implements DeliveryIngest {
  readonly #now: () => Date;

  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly entities: Pick<CatalogIndexReader<EntityIndex>, 'read'>;
      /** Milliseconds that events are kept. */
      readonly retention: number;
      /** Called after each request that changed something. */
      readonly onChange?: () => void;
      readonly now?: () => Date;
    },
  ) {
    this.#now = options.now ?? (() => new Date());
  }

  async ingest(
    items: readonly unknown[],
    sender: DeliverySender,
  ): Promise<IngestDeliveriesResponse> {
    const results = new Array<DeliveryItemResult>(items.length);
    const accepted: Accepted[] = [];
    const now = this.#now();
    const keptSince = new Date(now.getTime() - this.options.retention);
    for await (const [index, item] of yieldToEventLoop(items.entries())) {
      const parsed = parseDelivery(item, { now, keptSince });
      if ('event' in parsed) {
        accepted.push({ index, event: parsed.event });
      } else {
        results[index] = { status: 'rejected', message: parsed.message };
      }
    }
    const all = await this.#write(accepted, sender.id, now);
    const toItemResult = await createToItemResult(
      all.flatMap(([, { entityRef }]) => entityRef ?? []),
      sender,
    );
    for (const [index, written] of all) {
      results[index] = toItemResult(written);
    }
    return { items: results, counts: countResults(results) };
  }

  async #write(
    accepted: readonly Accepted[],
    sender: string,
    now: Date,
  ): Promise<[index: number, written: WrittenDelivery][]> {
    const { knex, entities, onChange } = this.options;
    const index = await entities.read(read =>
      accepted.every(({ event }) => 'entityRef' in read.match(event.target)),
    );
    const match: MatchTarget = index
      ? target => index.match(target)
      : NO_CATALOG;
    const all: [number, WrittenDelivery][] = [];
    try {
      for (let at = 0; at < accepted.length; at += EVENTS_AT_ONCE) {
        const part = accepted.slice(at, at + EVENTS_AT_ONCE);
        const written = await writeDeliveries(knex, {
          events: part.map(({ event }) => event),
          sender,
          match,
          indexedAt: index?.createdAt,
          now,
        });
        part.forEach((one, place) => all.push([one.index, written[place]]));
        await setImmediate();
      }
    } finally {
      if (all.some(([, { status }]) => status !== 'unchanged')) {
        onChange?.();
      }
    }
    return all;
  }
}

/**
 * The answers as the sender may know them. An entity that it may not see counts
 * as none, and a sender who may see no entity is told only what is kept.
 */
async function createToItemResult(
  entityRefs: readonly string[],
  { seeAmong }: DeliverySender,
): Promise<(written: WrittenDelivery) => DeliveryItemResult> {
  if (!seeAmong) {
    return ({ status }) => ({ status });
  }
  const visibility = await seeAmong([...new Set(entityRefs)]);
  return ({ status, entityRef }) => {
    const isKnown =
      entityRef !== undefined &&
      (visibility === 'all' || visibility(entityRef));
    return { status: isKnown ? status : 'unmatched' };
  };
}

function countResults(
  results: readonly DeliveryItemResult[],
): IngestDeliveriesResponse['counts'] {
  const counts = {
    created: 0,
    updated: 0,
    unchanged: 0,
    unmatched: 0,
    rejected: 0,
  };
  for (const { status } of results) {
    counts[status]++;
  }
  return counts;
}
