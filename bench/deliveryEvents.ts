const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Days over which the events of a service are spread: two windows of 90. */
const DAYS = 180;

/** The longest incident. */
const LONGEST = 4 * HOUR;

/** Of twenty events of a service, nine are deployments, nine changes, two incidents. */
const ROUND = 20;

/**
 * Delivery events of many services. Each event is derived from its number, so
 * the same batch can be sent again.
 */
export class DeliveryEvents {
  constructor(
    private readonly options: {
      readonly services: number;
      readonly eventsOfEach: number;
      /** Epoch milliseconds. */
      readonly now: number;
    },
  ) {}

  /** How many there are. */
  get size(): number {
    return this.options.services * this.options.eventsOfEach;
  }

  /** The body of a request with the events from one number on. */
  body(start: number, count: number): string {
    const items = Array.from({ length: count }, (_, index) =>
      this.#eventAt(start + index),
    );
    return JSON.stringify({ items });
  }

  /** One event per service in turn, like in an organisation. */
  #eventAt(number: number) {
    const { services, eventsOfEach, now } = this.options;
    const service = number % services;
    const index = Math.floor(number / services);
    const pair =
      Math.floor(index / ROUND) * 10 + Math.floor((index % ROUND) / 2);
    const pairs = eventsOfEach / 2;
    const jitter = ((service * 7919 + index * 104_729) % 997) / 997;
    // Nothing ends in the future.
    const at = now - LONGEST - ((pairs - pair - jitter) / pairs) * DAYS * DAY;
    const iso = (time: number) => new Date(time).toISOString();
    const base = {
      source: 'bench',
      target: { entityRef: `component:default/service-${service}` },
      url: `https://example.com/service-${service}/${index}`,
    };
    if (index % ROUND >= ROUND - 2) {
      return {
        ...base,
        kind: 'incident',
        externalId: `incident-${number}`,
        title: 'Too many requests fail',
        startedAt: iso(at),
        resolvedAt: iso(at + jitter * LONGEST),
      };
    }
    const commit = `${service}-${pair}`.padStart(40, '0');
    return index % 2 === 0
      ? {
          ...base,
          kind: 'change',
          externalId: commit,
          title: 'Answer sooner',
          committedAt: iso(at - (1 + jitter * 48) * HOUR),
          mergedAt: iso(at - HOUR),
        }
      : {
          ...base,
          kind: 'deployment',
          externalId: `deployment-${number}`,
          title: `v1.${pair}`,
          environment: 'production',
          startedAt: iso(at),
          finishedAt: iso(at + 5 * 60 * 1000),
          result: number % 23 === 0 ? 'failed' : 'succeeded',
          commit,
          version: `1.${pair}`,
        };
  }
}
