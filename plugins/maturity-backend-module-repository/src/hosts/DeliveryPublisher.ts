import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';

/** Topic under which the maturity plugin takes in delivery events. */
const TOPIC = 'maturity.deliveries';

/**
 * Hands delivery events to the maturity plugin, which counts each once however
 * often it hears of it. What was handed over of a repository is not handed over
 * again while nothing is new.
 *
 * @public
 */
export class DeliveryPublisher {
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #published = new Map<string, string>();

  constructor(options: {
    readonly events: EventsService;
    readonly logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#logger = options.logger;
  }

  /** Never fails: facts do not wait for deliveries, and the next look hands them over. */
  async publish(
    repository: string,
    deliveries: readonly DeliveryEvent[],
  ): Promise<void> {
    if (deliveries.length === 0) {
      return;
    }
    const digest = createHash('sha256')
      .update(JSON.stringify(deliveries))
      .digest('hex');
    if (this.#published.get(repository) === digest) {
      return;
    }
    try {
      await this.#events.publish({ topic: TOPIC, eventPayload: deliveries });
      this.#published.set(repository, digest);
    } catch (error) {
      this.#logger.warn(
        `The deliveries of ${repository} were not handed over: ${error}`,
      );
    }
  }
}
