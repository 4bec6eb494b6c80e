import { readInstant } from '../events/instants';
import { DeliveryEvent, DeploymentEvent } from '../types';
import { ProductionDeployment } from './types';

/** The name of an environment as it is compared; `undefined` where none is told. */
export function environmentOf(event: {
  readonly environment?: string;
}): string | undefined {
  return event.environment?.trim().toLowerCase() || undefined;
}

/**
 * The deployments to production that ended, in the order in which they did.
 *
 * @remarks
 * One that still runs or was cancelled put nothing into production. One
 * without an environment may have gone anywhere. Where the end is not told,
 * the beginning stands in for it; where it ended before it began, the clocks
 * disagree, and it counts at its end with no duration.
 */
export function readDeployments(
  events: Iterable<DeliveryEvent>,
  production: ReadonlySet<string>,
): ProductionDeployment[] {
  const deployments: ProductionDeployment[] = [];
  for (const event of events) {
    const environment = environmentOf(event as DeploymentEvent);
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

/** By end, by beginning, a rollback after what it takes back, then by name. */
export function orderDeployments(
  a: ProductionDeployment,
  b: ProductionDeployment,
): number {
  return (
    a.at - b.at ||
    a.begin - b.begin ||
    Number(a.event.isRollback ?? false) - Number(b.event.isRollback ?? false) ||
    orderTexts(a.event.externalId, b.event.externalId) ||
    orderTexts(a.event.source, b.event.source)
  );
}

export function orderTexts(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
