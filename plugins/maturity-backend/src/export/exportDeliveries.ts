import {
  DeliveryEvent,
  DeliveryMetric,
  ExportRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from '../catalog/types';
import { occurredAt } from '../database';
import { DeliveryReader } from '../delivery/DeliveryReader';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import {
  deliveryColumns,
  deliveryMetricColumns,
  ExportedMetric,
} from './exportColumns';
import { fileChunks } from './fileChunks';

/**
 * The text of a file with the delivery metrics, or the events, of the entities
 * that are asked for and that the caller may see, in chunks. The entities are
 * in the order of their refs, and the events of each in that of their time.
 */
export async function exportDeliveries(
  request: ExportRequest,
  options: {
    readonly deliveries: DeliveryReader;
    readonly scorecard: ScorecardReader;
    readonly visibility: EntityVisibility;
  },
): Promise<AsyncIterable<string>> {
  const { subject, format, days = 90 } = request;
  const { deliveries } = options;
  const refs = await selectRefs(request, options);
  return subject === 'deliveries'
    ? fileChunks(format, {
        pages: eventPages(deliveries, refs),
        columns: deliveryColumns,
      })
    : fileChunks(format, {
        pages: metricPages(deliveries, refs, days),
        columns: deliveryMetricColumns,
      });
}

async function selectRefs(
  { entityRef, filter }: ExportRequest,
  options: { scorecard: ScorecardReader; visibility: EntityVisibility },
): Promise<string[]> {
  const { scorecard, visibility } = options;
  if (entityRef !== undefined) {
    return visibility === 'all' || visibility(entityRef) ? [entityRef] : [];
  }
  const { entities } = await scorecard.select({ filter }, visibility);
  return entities.map(one => one.entityRef).sort();
}

async function* eventPages(
  deliveries: DeliveryReader,
  refs: readonly string[],
) {
  for await (const byRef of deliveries.readEvents(refs)) {
    yield [...byRef.keys()].sort().flatMap(entityRef =>
      (byRef.get(entityRef) ?? [])
        .sort(byTime)
        // The ref replaces the target.
        .map(({ target, ...event }) => ({ entityRef, ...event })),
    );
  }
}

function byTime(a: DeliveryEvent, b: DeliveryEvent): number {
  const [one, other] = [occurredAt(a) ?? '', occurredAt(b) ?? ''];
  if (one === other) {
    return a.externalId < b.externalId ? -1 : 1;
  }
  return one < other ? -1 : 1;
}

async function* metricPages(
  deliveries: DeliveryReader,
  refs: readonly string[],
  days: number,
) {
  for await (const byRef of deliveries.readReports(refs)) {
    yield Array.from(byRef).flatMap(([entityRef, report]): ExportedMetric[] => {
      const window = report?.windows.find(one => one.days === days);
      if (!window) {
        return [{ entityRef, days, reason: 'noEvents' }];
      }
      const { from, to } = window;
      return window.metrics.map(metric => ({
        entityRef,
        days,
        from,
        to,
        ...flat(metric),
      }));
    });
  }
}

function flat({ id, current, previous, trend }: DeliveryMetric) {
  const { status, ...rest } = current;
  return {
    metric: id,
    ...rest,
    ...(previous.status === 'measured' && { previous: previous.value }),
    trend: trend.direction,
  };
}
