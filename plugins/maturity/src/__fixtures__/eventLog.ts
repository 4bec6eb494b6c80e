import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';

const hour = 3_600_000;
const day = 24 * hour;

/** A service's way of delivering. */
export interface Rhythm {
  /** From one deployment to the next. */
  readonly hoursBetween: number;
  /** From commit to deployment, over and over. */
  readonly leadHours: readonly number[];
  /** Each how many deployments break something; nothing ever when left out. */
  readonly breaksEvery?: number;
  readonly hoursToRecover?: number;
  /** Days ago between which nothing was deployed. */
  readonly pause?: readonly [from: number, to: number];
  readonly environment?: string;
}

/** The deployments, changes and incidents of half a year in a rhythm; nothing is random. */
export function createEventLog(
  entityRef: string,
  now: Date,
  rhythm: Rhythm,
): DeliveryEvent[] {
  const { hoursBetween, leadHours, breaksEvery, hoursToRecover = 3 } = rhythm;
  const { pause = [0, 0], environment = 'production' } = rhythm;
  const target = { entityRef };
  const url = 'https://ci.example.com/runs';
  const iso = (time: number) => new Date(time).toISOString();
  const events: DeliveryEvent[] = [];
  const start = now.getTime() - 180 * day;
  if (breaksEvery !== undefined) {
    for (let at = start; at < now.getTime(); at += 5 * day) {
      events.push({
        kind: 'heartbeat', source: 'alertmanager', target,
        externalId: `alive-${iso(at)}`, at: iso(at), covers: ['incidents'],
      });
    }
  }
  for (let count = 0; ; count += 1) {
    const at = start + count * hoursBetween * hour;
    if (at > now.getTime() - hour) {
      return events;
    }
    const daysAgo = (now.getTime() - at) / day;
    if (daysAgo < pause[0] && daysAgo > pause[1]) {
      continue;
    }
    const id = `run-${count}`;
    const commit = `c${String(count).padStart(39, '0')}`;
    events.push(
      {
        kind: 'change', source: 'github', externalId: commit, target,
        title: `Improve step ${count} of the checkout`,
        url: `https://github.com/acme/checkout/commit/${commit}`,
        committedAt: iso(at - leadHours[count % leadHours.length] * hour),
        mergedAt: iso(at - hour / 2),
      },
      {
        kind: 'deployment', source: 'ci', externalId: id, target,
        environment, commit, changes: [commit], result: 'succeeded',
        isRework: false,
        title: `Release ${count}`, url: `${url}/${id}`,
        startedAt: iso(at - hour / 4), finishedAt: iso(at),
      },
    );
    if (breaksEvery !== undefined && count % breaksEvery === breaksEvery - 1) {
      const resolvedAt = at + hoursToRecover * hour;
      events.push({
        kind: 'incident', source: 'alertmanager', target,
        externalId: `alert-${count}`, causedBy: id, environment,
        title: 'Checkout answers slowly', severity: 'critical',
        startedAt: iso(at + hour / 2),
        ...(resolvedAt < now.getTime() && { resolvedAt: iso(resolvedAt) }),
      });
    }
  }
}
