import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { LRUCache } from 'lru-cache';

/** Topic on which the maturity plugin receives delivery events. */
const TOPIC = 'maturity.deliveries';

/**
 * Publishes delivery events to the maturity plugin, which counts each once however
 * often it receives it. Events of a resource are published again only after they
 * changed.
 *
 * @public
 */
export class DeliveryPublisher {
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  /** Digest of the last events by resource. */
  readonly #published = new LRUCache<string, string>({ max: 50_000 });

  constructor(options: {
    readonly events: EventsService;
    readonly logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#logger = options.logger;
  }

  /** Never fails: facts do not wait for deliveries, and the next run publishes them. */
  async publish(
    resourceKey: string,
    deliveries: readonly DeliveryEvent[],
  ): Promise<void> {
    if (deliveries.length === 0) {
      return;
    }
    const digest = createHash('sha256')
      .update(JSON.stringify(deliveries))
      .digest('hex');
    if (this.#published.get(resourceKey) === digest) {
      return;
    }
    try {
      await this.#events.publish({ topic: TOPIC, eventPayload: deliveries });
      this.#published.set(resourceKey, digest);
    } catch (error) {
      this.#logger.warn(
        `The deliveries of ${resourceKey} were not published: ${error}`,
      );
    }
  }
}
