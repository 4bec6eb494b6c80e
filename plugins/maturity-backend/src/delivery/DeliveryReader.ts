import {
  DeliveryEvent,
  DeliveryReport,
  DeliverySettings,
  listCountedDeliveries,
  ListCountedDeliveriesRequest,
  ListCountedDeliveriesResponse,
  ListUnmatchedDeliveriesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { EntityVisibility } from '../catalog/types';
import {
  describeTargets,
  toChunks,
  listDeliverySources,
  listSenderTargets,
  listUnmatchedDeliveries,
  readDeliveryReport,
  readDeliveryReports,
  readEntityDeliveries,
} from '../database';
import { DeliveryReadModel, DeliverySummaries } from './DeliveryReadModel';
import { NAMES_NO_ENTITY } from './EntityIndex';
import { SharedSigns } from './SharedSigns';

/** Events in one answer. */
const MAX_COUNTED = 1_000;
const MAX_UNMATCHED = 500;

/** Why an event belongs to no entity, for callers who may not see all entities. */
const NO_VISIBLE_ENTITY =
  'No entity that you may see goes by the name in the event';

/** Number of entities whose events or reports are in memory during an export. */
const ENTITIES_AT_ONCE = 100;

/** Time for which the list of sources is cached. */
const SOURCES_MS = 60_000;

/** Reads what is stored of deliveries; it never measures. */
export class DeliveryReader {
  readonly #now: () => Date;
  readonly #model: DeliveryReadModel;
  readonly #signs: SharedSigns;
  #sources?: { readonly names: Promise<string[]>; readonly until: number };

  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly settings: DeliverySettings;
      readonly now?: () => Date;
    },
  ) {
    this.#now = options.now ?? (() => new Date());
    this.#signs = new SharedSigns(options);
    this.#model = new DeliveryReadModel(options.knex);
  }

  /** Reads the stored report of an entity that has had an event. */
  async readReport(entityRef: string): Promise<DeliveryReport | undefined> {
    return readDeliveryReport(this.options.knex, { entityRef });
  }

  /**
   * The events of an entity that a metric was computed from; absent if there is
   * no event of it at all.
   */
  async listCounted(
    request: ListCountedDeliveriesRequest,
  ): Promise<ListCountedDeliveriesResponse | undefined> {
    const { knex, settings } = this.options;
    const { entityRef, metric, days } = request;
    const now = this.#now();
    const events = await readEntityDeliveries(knex, {
      entityRefs: [entityRef],
    });
    const own = events.get(entityRef);
    if (!own) {
      return undefined;
    }
    const all = listCountedDeliveries(own, {
      metric,
      days,
      settings,
      now,
      signs: await this.#signs.read(now),
    });
    return { items: all.slice(0, MAX_COUNTED), total: all.length };
  }

  /** All events of the entities, those of some entities at a time. */
  async *readEvents(
    entityRefs: readonly string[],
  ): AsyncGenerator<Map<string, DeliveryEvent[]>> {
    for (const chunk of toChunks(entityRefs, ENTITIES_AT_ONCE)) {
      yield readEntityDeliveries(this.options.knex, { entityRefs: chunk });
    }
  }

  /** The stored reports of the entities, those of some entities at a time. */
  async *readReports(
    entityRefs: readonly string[],
  ): AsyncGenerator<Map<string, DeliveryReport | undefined>> {
    for (const chunk of toChunks(entityRefs, ENTITIES_AT_ONCE)) {
      const reports = await readDeliveryReports(this.options.knex, {
        entityRefs: chunk,
      });
      yield new Map(chunk.map(ref => [ref, reports.get(ref)]));
    }
  }

  /**
   * Events that belong to no known entity. Heartbeats that name none on purpose
   * are left out: they are of a whole feed.
   */
  async listUnmatched(): Promise<ListUnmatchedDeliveriesResponse> {
    const { items, total } = await listUnmatchedDeliveries(this.options.knex, {
      limit: MAX_UNMATCHED,
    });
    const listed = items.filter(
      ({ kinds, reason }) =>
        reason !== NAMES_NO_ENTITY || kinds.some(kind => kind !== 'heartbeat'),
    );
    return { items: listed, total: total - (items.length - listed.length) };
  }

  /**
   * Events of a sender that belong to no entity that the sender may see. Whether
   * one is hidden or missing makes no difference.
   */
  async listUnmatchedFrom(
    sender: string,
    visibility: EntityVisibility,
  ): Promise<ListUnmatchedDeliveriesResponse> {
    const { knex } = this.options;
    const targets = await listSenderTargets(knex, { sender });
    const unknown = targets.filter(
      ({ entityRef }) =>
        entityRef === undefined ||
        (visibility !== 'all' && !visibility(entityRef)),
    );
    const items = await describeTargets(knex, {
      ids: unknown.slice(0, MAX_UNMATCHED).map(({ id }) => id),
    });
    return {
      items: items.map(item => ({
        ...item,
        reason:
          item.reason === NAMES_NO_ENTITY ? item.reason : NO_VISIBLE_ENTITY,
      })),
      total: unknown.length,
    };
  }

  /** Lists the names of the sources of one sender. */
  async listSourcesFrom(sender: string): Promise<string[]> {
    return listDeliverySources(this.options.knex, { sender });
  }

  /** Lists the names of the sources of events; cached for a short time. */
  async listSources(): Promise<string[]> {
    const now = this.#now().getTime();
    if (!this.#sources || this.#sources.until <= now) {
      const names = listDeliverySources(this.options.knex);
      this.#sources = { names, until: now + SOURCES_MS };
      names.catch(() => {
        this.#sources = undefined;
      });
    }
    return this.#sources.names;
  }

  /**
   * Summaries of all reports, for distributions. Do not keep them over an
   * `await`: they change in place.
   */
  async summaries(): Promise<DeliverySummaries> {
    return this.#model.upToDate();
  }
}
