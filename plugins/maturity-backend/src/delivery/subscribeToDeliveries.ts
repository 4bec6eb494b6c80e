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
  [DELIVERIES_TOPIC]: payload => ({
    // The ingest validates each event.
    events: [payload].flat() as DeliveryEvent[],
    ignored: 0,
  }),
};

/**
 * Ingests the events that others publish to the events service. A problem with an
 * event is logged and affects only that event. A failure to store events is
 * thrown, so that whoever publishes them can do so again.
 */
export async function subscribeToDeliveries(options: {
  events: EventsService;
  ingest: DeliveryIngest;
  logger: Pick<LoggerService, 'warn' | 'debug'>;
  github: GitHubSettings;
}): Promise<void> {
  const { events, ingest, logger, github } = options;

  async function onEvent({ topic, eventPayload }: EventParams): Promise<void> {
    const items = parse(topic, eventPayload);
    if (items.length === 0) {
      return;
    }
    const answer = await ingest.ingest(items, eventsSender);
    for (const item of answer.items) {
      if (item.status === 'rejected') {
        logger.warn(`Rejected an event of ${topic}: ${item.message}`);
      }
    }
    logger.debug(`Took in ${items.length} events of ${topic}`);
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
