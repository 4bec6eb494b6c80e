import {
  DeliveryEvent,
  deliveryScales,
  DeliverySettings,
  distributeDelivery,
  EntityDeliveryResponse,
  GetDeliveryDistributionResponse,
  listCountedDeliveries,
  ListUnmatchedDeliveriesResponse,
  MaturityApi,
  measureDelivery,
  Model,
  summarizeDelivery,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createEventLog, Rhythm } from './eventLog';

/** When the fixtures are looked at. */
export const fixtureNow = new Date('2026-11-25T08:00:00Z');

const settings: DeliverySettings = {
  production: ['production', 'prod'],
  incidentsTracked: false,
  attribution: { to: 'lastDeployment', withinHours: 24 },
};

/** A service that delivers every day or two, paused for some weeks and has an open failure. */
export const steadyRhythm: Rhythm = {
  hoursBetween: 31,
  leadHours: [4, 21, 7, 3, 46, 9],
  breaksEvery: 10,
  hoursToRecover: 30,
  pause: [150, 110],
};

/** Events of which the report of the fixtures is made. */
export const steadyEvents = createEventLog(
  'component:default/checkout',
  fixtureNow,
  steadyRhythm,
);

/** The delivery report that the backend computes from events. */
export function createReport(
  events: readonly DeliveryEvent[],
  entityRef = 'component:default/checkout',
): EntityDeliveryResponse {
  return {
    entityRef,
    connected: ['ci'],
    report: measureDelivery(events, { settings, now: fixtureNow }),
  };
}

/** The delivery half of the API for one entity, as the backend answers it. */
export function createDeliveryApi(
  events: readonly DeliveryEvent[],
): Pick<MaturityApi, 'getEntityDelivery' | 'listCountedDeliveries'> {
  return {
    getEntityDelivery: async entityRef => createReport(events, entityRef),
    listCountedDeliveries: async ({ metric, days }) => {
      const items = listCountedDeliveries(events, {
        metric, days, settings, now: fixtureNow,
      });
      return { items: items.slice(0, 1_000), total: items.length };
    },
  };
}

/** The rhythm of the services at a stage: shorter and safer the higher it is. */
function rhythmAt(rank: number, service: number): Rhythm {
  const pace = 1 + ((service * 7) % 5);
  return {
    hoursBetween: [900, 500, 190, 60, 26, 9][rank] * (0.6 + 0.2 * pace),
    leadHours: [2, 5, 9].map(
      lead => lead * [150, 90, 30, 9, 3, 0.4][rank] * (0.5 + 0.3 * pace),
    ),
    ...(service % 3 > 0 && {
      breaksEvery: 3 + rank * 2 + (service % 4),
      hoursToRecover: [90, 40, 20, 6, 2, 0.7][rank] * pace,
    }),
  };
}

/** The delivery metrics of an invented organisation. */
export function createDistribution(
  model: Model,
  days: 30 | 90 = 90,
): GetDeliveryDistributionResponse {
  const sizes = [7, 12, 23, 17, 9, 3];
  const summariesAt = sizes.map((size, rank) =>
    Array.from({ length: size }, (_, service) => {
      if (service % (rank + 2) === 0) {
        return undefined;
      }
      const ref = `component:default/s-${rank}-${service}`;
      const events = createEventLog(ref, fixtureNow, rhythmAt(rank, service));
      return summarizeDelivery(
        measureDelivery(events, { settings, now: fixtureNow }),
      );
    }),
  );
  const all = summariesAt.flat();
  return {
    modelId: model.id, days, total: all.length,
    metrics: distributeDelivery(all, days),
    byStage: [
      ...model.stages.map(({ id }, index) => ({
        stage: id,
        total: summariesAt[index + 1].length,
        metrics: distributeDelivery(summariesAt[index + 1], days),
      })),
      {
        total: summariesAt[0].length,
        metrics: distributeDelivery(summariesAt[0], days),
      },
    ],
  };
}

/** A distribution over services without data. */
export function nothingDistributed(
  model: Model,
): GetDeliveryDistributionResponse {
  return {
    modelId: model.id, days: 90, total: 40, byStage: [],
    metrics: Object.values(deliveryScales).map(({ metric, bands }) => ({
      metric,
      byBands: bands.map(() => 0),
      measured: 0,
      notMeasured: { noEvents: 40 },
      trends: { better: 0, steady: 0, worse: 0, notComparable: 0 },
    })),
  };
}

/** Two senders that nobody knows. */
export const unmatchedEvents: ListUnmatchedDeliveriesResponse = {
  total: 2,
  items: [
    {
      source: 'argocd',
      target: { labels: { app: 'orders-api' } },
      kinds: ['deployment'],
      count: 1_240,
      latest: '2026-11-24T21:10:00Z',
      reason: 'No entity is called orders-api, and no annotation says so.',
    },
    {
      source: 'github',
      target: { annotations: { 'github.com/project-slug': 'acme/legacy' } },
      kinds: ['change', 'deployment'],
      count: 12,
      latest: '2026-11-20T09:00:00Z',
      reason: 'No entity carries github.com/project-slug: acme/legacy.',
    },
  ],
};
