import { setTimeout } from 'node:timers/promises';
import type { ReplicaProcess } from './ReplicaProcess';

/** Milliseconds between delivery events that are sent. */
const EVENT_MS = 50;
/** Milliseconds for which an answer is waited for. */
const ANSWER_MS = 5_000;

/** Sends delivery events to replicas in turn, each again until it is acknowledged. */
export class EventSender {
  readonly #began = Date.now();
  #isOver = false;
  #sending?: Promise<void>;
  #sent = 0;
  /** Numbers of the events that were acknowledged. */
  readonly acknowledged: number[] = [];
  /** Answers with an error. */
  readonly failures: string[] = [];

  constructor(
    private readonly options: {
      readonly services: number;
      readonly token: string;
      readonly listReplicas: () => readonly ReplicaProcess[];
    },
  ) {}

  start(): void {
    this.#sending = this.#sendEvents();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#sending;
  }

  async #sendEvents(): Promise<void> {
    while (!this.#isOver) {
      const number = this.#sent;
      this.#sent += 1;
      while (!this.#isOver && !(await this.#sendEvent(number))) {
        await setTimeout(EVENT_MS);
      }
      await setTimeout(EVENT_MS);
    }
  }

  async #sendEvent(number: number): Promise<boolean> {
    const { listReplicas, token } = this.options;
    const ready = listReplicas().flatMap(({ url }) => url ?? []);
    const url = ready[number % ready.length];
    if (!url) {
      return false;
    }
    try {
      const response = await fetch(`${url}/api/maturity/deliveries`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify({ items: [this.#eventAt(number)] }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const text = await response.text();
      if (response.ok) {
        this.acknowledged.push(number);
      } else {
        this.failures.push(`${response.status} ${text.slice(0, 200)}`);
      }
      return response.ok;
    } catch {
      // Nobody answered.
      return false;
    }
  }

  #eventAt(number: number) {
    const startedAt = new Date(this.#began - number * 1_000).toISOString();
    const service = number % this.options.services;
    return {
      kind: 'deployment',
      source: 'kills',
      externalId: toEventId(number),
      target: { entityRef: `component:default/service-${service}` },
      environment: 'production',
      result: 'succeeded',
      startedAt,
      finishedAt: startedAt,
    };
  }
}

/** The id of an event at its source. */
export function toEventId(number: number): string {
  return `deployment-${number}`;
}
