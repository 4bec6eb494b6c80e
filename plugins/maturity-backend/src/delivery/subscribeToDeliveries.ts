import { setTimeout } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { DeliveryIngest } from './DeliveryIngest';
import { eventsSender } from './DeliverySender';
import { parsePullRequest } from './formats/gitHubChanges';
import {
  parseDeploymentStatus,
  parseRelease,
  parseWorkflowRun,
  GitHubSettings,
} from './formats/gitHubDeployments';
import { parseGitLab } from './formats/gitLab';
import { ParsedPayload } from './formats/parsePayload';

/** Parses the payload of a topic. */
type TopicReader = (payload: unknown, github: GitHubSettings) => ParsedPayload;

/** Topic of events in our own shape: one, or a list. */
export const DELIVERIES_TOPIC = 'maturity.deliveries';

/** The same for modules whose topics are keys of the configuration, which have no dots. */
const DASHED_TOPIC = 'maturity-deliveries';

/**
 * Milliseconds before events are stored again after a failure: about two
 * minutes in all, in which a database restarts. The events service does not
 * tell the publisher of a failure, so nobody else would repeat them.
 */
const RETRY_AFTER_MS = [1_000, 5_000, 15_000, 30_000, 60_000];

const readOwn: TopicReader = payload => ({
  // The ingest validates each event.
  events: [payload].flat() as DeliveryEvent[],
  ignored: 0,
});

/**
 * Parsers by topic. GitLab's events are read from the topic of all of them: only
 * events with an `event_name` get their own topic, and deployments have none.
 */
const readers: { readonly [topic: string]: TopicReader } = {
  'github.deployment_status': parseDeploymentStatus,
  'github.workflow_run': parseWorkflowRun,
  'github.release': parseRelease,
  'github.pull_request': parsePullRequest,
  gitlab: parseGitLab,
  [DELIVERIES_TOPIC]: readOwn,
  [DASHED_TOPIC]: readOwn,
};

/**
 * Ingests the events that others publish to the events service. A problem with an
 * event is logged and affects only that event. If events cannot be stored, that is
 * tried again for a while, during which the publisher waits. Then the failure is
 * thrown, for events services that tell the publisher.
 */
export async function subscribeToDeliveries(options: {
  events: EventsService;
  ingest: DeliveryIngest;
  logger: Pick<LoggerService, 'warn' | 'debug'>;
  github: GitHubSettings;
  /** Milliseconds to wait before each repetition. */
  retryAfter?: readonly number[];
}): Promise<void> {
  const { events, ingest, logger, github } = options;
  const { retryAfter = RETRY_AFTER_MS } = options;

  async function onEvent({ topic, eventPayload }: EventParams): Promise<void> {
    const items = parse(topic, eventPayload);
    if (items.length === 0) {
      return;
    }
    const answer = await store(topic, items);
    for (const item of answer.items) {
      if (item.status === 'rejected') {
        logger.warn(`Rejected an event of ${topic}: ${item.message}`);
      }
    }
    logger.debug(`Took in ${items.length} events of ${topic}`);
  }

  async function store(topic: string, items: readonly DeliveryEvent[]) {
    for (const wait of retryAfter) {
      try {
        return await ingest.ingest(items, eventsSender);
      } catch (error) {
        logger.warn(
          `Could not store events of ${topic}, tries again in ${wait} ms: ${error}`,
        );
      }
      await setTimeout(wait, undefined, { ref: false });
    }
    return ingest.ingest(items, eventsSender);
  }

  function parse(topic: string, payload: unknown): readonly DeliveryEvent[] {
    try {
      return readers[topic](payload, github).events;
    } catch (error) {
      logger.warn(`Could not read an event of ${topic}: ${error}`);
      return [];
    }
  }

  await events.subscribe({
    id: 'deliveries',
    topics: Object.keys(readers),
    onEvent,
  });
}
