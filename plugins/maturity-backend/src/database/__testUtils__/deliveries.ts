import {
  DeliveryEvent,
  DeliveryReport,
  DeploymentEvent,
  measureDelivery,
  summarizeDelivery,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { MatchTarget } from '../deliveryTargets';
import { writeDeliveries } from '../operations/deliveries/writeDeliveries';
import { MeasuredEntity } from '../operations/deliveries/writeDeliveryReports';

/** A deployment of `component:default/<name>` at eight in the morning of the first of March. */
export function deployment(
  externalId: string,
  name: string,
  more: Partial<DeploymentEvent> = {},
): DeploymentEvent {
  return {
    kind: 'deployment',
    source: 'ci',
    externalId,
    target: { entityRef: `component:default/${name}` },
    environment: 'production',
    finishedAt: '2026-03-01T08:00:00.000Z',
    result: 'succeeded',
    ...more,
  };
}

/** Finds what is named by its ref, and nothing else. */
export const byRef: MatchTarget = ({ entityRef }) =>
  entityRef === undefined ? { reason: 'It has no ref' } : { entityRef };

/** Writes events as they are taken in. */
export async function writeEvents(
  knex: Knex,
  now: Date,
  ...events: DeliveryEvent[]
) {
  return writeDeliveries(knex, {
    events,
    sender: 'service:ci',
    match: byRef,
    now,
  });
}

/** An entity as it is measured by events. */
export function measured(
  entityRef: string,
  marks: number,
  options: { events: DeliveryEvent[]; now: Date; dueAt: Date; facts?: object },
): MeasuredEntity {
  const { events, now, dueAt } = options;
  const report: DeliveryReport = measureDelivery(events, {
    now,
    settings: {
      production: ['production'],
      incidentsTracked: false,
      attribution: { to: 'none' },
    },
  });
  return {
    entityRef,
    marks,
    measured: {
      report,
      dueAt,
      summary: summarizeDelivery(report),
      facts: { deployments90d: { value: events.length }, ...options.facts },
    },
  };
}
