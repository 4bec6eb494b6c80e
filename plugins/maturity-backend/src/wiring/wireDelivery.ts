import {
  HttpRouterService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { throttle } from 'lodash';
import { ChangeSignals } from '../pipeline/ChangeSignals';
import { CatalogIndexReader, fillIndex } from '../catalog/CatalogIndexReader';
import { CatalogAccess } from '../catalog/types';
import { DeliveryConfig } from '../config/readDelivery';
import { DeliveryWebhooks } from '../config/readDeliveryWebhooks';
import { hashText, markMeasuredOtherwise, sortedJson } from '../database';
import { DatabaseDeliveryIngest } from '../delivery/DatabaseDeliveryIngest';
import { DeliveryIngest } from '../delivery/DeliveryIngest';
import { DeliveryMeasurer } from '../delivery/DeliveryMeasurer';
import { DeliveryRetention } from '../delivery/DeliveryRetention';
import { DeliveryUpkeep } from '../delivery/DeliveryUpkeep';
import { EntityIndex } from '../delivery/EntityIndex';
import { subscribeToDeliveries } from '../delivery/subscribeToDeliveries';
import { allowSignedWebhooks } from '../http/mountDeliveryWebhookRoutes';
import { Pipeline } from '../pipeline/Pipeline';
import { TaskHeartbeats } from '../pipeline/TaskHeartbeats';
import { TaskTrigger } from '../pipeline/TaskTrigger';

/** After it, the catalog is read again in any case. */
const MAX_AGE_MS = 10 * 60_000;

/** The parts of delivery events that HTTP needs. */
export interface Delivery {
  readonly ingest: DeliveryIngest;
  readonly webhooks: DeliveryWebhooks;
}

/** The services behind delivery events. */
export interface WireDeliveryOptions extends CatalogAccess {
  readonly config: DeliveryConfig;
  /** Whether tasks run in this replica. */
  readonly hasTasks: boolean;
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly httpRouter: Pick<HttpRouterService, 'addAuthPolicy'>;
  readonly events: EventsService;
  readonly scheduler: Pick<SchedulerService, 'scheduleTask'>;
  readonly pipeline: Pick<Pipeline, 'runSourceFor'>;
  readonly changes: Pick<ChangeSignals, 'after'>;
  readonly heartbeats: Pick<TaskHeartbeats, 'during'>;
  readonly trigger: Pick<TaskTrigger, 'request'>;
}

const TASK = 'deliveries';

/** A replica that schedules no task has a worker measure, at most that often. */
const REQUEST_MS = 1_000;

/**
 * Connects the parts that receive delivery events and measure entities, and schedules
 * them where tasks run.
 */
export async function wireDelivery(
  options: WireDeliveryOptions,
): Promise<Delivery> {
  const { knex, logger } = options;
  const { match, retention, webhooks, topics } = options.config;
  const entities = new CatalogIndexReader({
    load: () => {
      const index = new EntityIndex(match);
      const { catalog, auth } = options;
      const scope = { fields: index.fields };
      return fillIndex(index, { catalog, auth, scope });
    },
    purpose: 'to match delivery events',
    maxAge: MAX_AGE_MS,
    servesOld: true,
    logger,
  });
  const onChange = options.hasTasks
    ? await scheduleMeasuring(options, entities)
    : throttle(() => options.trigger.request(TASK), REQUEST_MS);
  const ingest = new DatabaseDeliveryIngest({
    knex,
    entities,
    retention,
    onChange,
  });
  allowSignedWebhooks(options.httpRouter, webhooks);
  if (topics.isEnabled) {
    const { events } = options;
    await subscribeToDeliveries({ events, ingest, logger, ...topics });
  }
  return { ingest, webhooks };
}

/** @returns a function that has entities measured soon */
async function scheduleMeasuring(
  options: WireDeliveryOptions,
  entities: CatalogIndexReader<EntityIndex>,
): Promise<() => void> {
  const { knex, logger, pipeline, changes, heartbeats, scheduler } = options;
  const { settings, retention, isPartitioned, schedule } = options.config;
  const settingsHash = hashText(sortedJson(settings));
  const measurer = new DeliveryMeasurer({
    knex,
    settings,
    settingsHash,
    logger,
    onFactsChanged: (entityRefs, signal) =>
      changes.after(() =>
        pipeline.runSourceFor('delivery', entityRefs, signal),
      ),
  });
  const upkeep = new DeliveryUpkeep({
    knex,
    entities,
    measurer,
    retention: new DeliveryRetention({
      knex,
      retention,
      isPartitioned,
      logger,
    }),
    logger,
  });
  await markMeasuredOtherwise(knex, { settingsHash, now: new Date() });
  await scheduler.scheduleTask({
    ...schedule,
    id: TASK,
    fn: signal => heartbeats.during(TASK, () => upkeep.run(signal)),
  });
  return () => measurer.soon();
}
