import { readInstant } from '../instants';
import { DeliveryEvent } from '../events';
import { normalizeEnvironment, orderEvents } from './readDeployments';
import { ProductionIncident } from './types';

/**
 * Reads the incidents in production, in the order of their start.
 *
 * @remarks
 * An incident in another environment is left out. An incident without an
 * environment counts: most incidents affect users, and alerts seldom have an
 * environment. It counts as a failure only after it is attributed to a
 * deployment.
 *
 * An incident without a start is left out. An incident that was reopened after
 * its resolution is open.
 */
export function readIncidents(
  events: Iterable<DeliveryEvent>,
  production: ReadonlySet<string>,
): ProductionIncident[] {
  const incidents: ProductionIncident[] = [];
  for (const event of events) {
    if (event.kind === 'incident') {
      const environment = normalizeEnvironment(event);
      const begin = readInstant(event.startedAt);
      if (
        begin !== undefined &&
        (environment === undefined || production.has(environment))
      ) {
        const resolved = readInstant(event.resolvedAt);
        const reopened = readInstant(event.reopenedAt) ?? -Infinity;
        const isOpen = resolved === undefined || reopened > resolved;
        const end = isOpen ? undefined : resolved;
        incidents.push({ event, begin, end });
      }
    }
  }
  return incidents.sort(
    (a, b) => a.begin - b.begin || orderEvents(a.event, b.event),
  );
}
