import { readInstant } from '../instants';
import { DeliveryEvent, DeploymentEvent } from '../events';
import { ProductionDeployment } from './types';

/**
 * Normalizes the name of an environment for comparison; `undefined` if it is
 * absent.
 */
export function normalizeEnvironment(event: {
  readonly environment?: string;
}): string | undefined {
  return event.environment?.trim().toLowerCase() || undefined;
}

/**
 * Reads the finished deployments to production, in the order of their end.
 *
 * @remarks
 * Running and cancelled deployments changed nothing in production. A deployment
 * without an environment may be anywhere and does not count. The default of the
 * end is the start. If a deployment ends before it starts because clocks
 * differ, it counts at its end with no duration.
 */
export function readDeployments(
  events: Iterable<DeliveryEvent>,
  production: ReadonlySet<string>,
): ProductionDeployment[] {
  const deployments: ProductionDeployment[] = [];
  for (const event of events) {
    const environment = normalizeEnvironment(event as DeploymentEvent);
    if (
      event.kind === 'deployment' &&
      environment !== undefined &&
      production.has(environment) &&
      (event.result === 'succeeded' || event.result === 'failed')
    ) {
      const started = readInstant(event.startedAt);
      const at = readInstant(event.finishedAt) ?? started;
      if (at !== undefined) {
        const begin = Math.min(started ?? at, at);
        const succeeded = event.result === 'succeeded';
        deployments.push({ event, environment, begin, at, succeeded });
      }
    }
  }
  return deployments.sort(orderDeployments);
}

/** Compares by end, then by start, then rollbacks last, then by name. */
export function orderDeployments(
  a: ProductionDeployment,
  b: ProductionDeployment,
): number {
  return (
    a.at - b.at ||
    a.begin - b.begin ||
    Number(a.event.isRollback ?? false) - Number(b.event.isRollback ?? false) ||
    orderEvents(a.event, b.event)
  );
}

/** Compares by name, so that the order of equal times is the same each time. */
export function orderEvents(a: DeliveryEvent, b: DeliveryEvent): number {
  return (
    orderTexts(a.externalId, b.externalId) || orderTexts(a.source, b.source)
  );
}

function orderTexts(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
