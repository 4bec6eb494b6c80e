import { readInstant } from '../events/instants';
import { DeliveryEvent } from '../types';
import { environmentOf, orderTexts } from './readDeployments';
import { ProductionIncident } from './types';

/**
 * The incidents that concern production, in the order in which they began.
 *
 * @remarks
 * One that names another environment does not. One that names none does:
 * unlike a deployment, which goes to test far more often than to production,
 * an incident is a matter of users, and alerts seldom carry an environment. It
 * still counts as a failure only once it belongs to a deployment.
 *
 * One that does not tell when it began cannot be placed.
 */
export function readIncidents(
  events: Iterable<DeliveryEvent>,
  production: ReadonlySet<string>,
): ProductionIncident[] {
  const incidents: ProductionIncident[] = [];
  for (const event of events) {
    if (event.kind === 'incident') {
      const environment = environmentOf(event);
      const begin = readInstant(event.startedAt);
      if (
        begin !== undefined &&
        (environment === undefined || production.has(environment))
      ) {
        const end = readInstant(event.resolvedAt);
        incidents.push({ event, begin, end });
      }
    }
  }
  return incidents.sort(
    (a, b) =>
      a.begin - b.begin ||
      orderTexts(a.event.externalId, b.event.externalId) ||
      orderTexts(a.event.source, b.event.source),
  );
}
