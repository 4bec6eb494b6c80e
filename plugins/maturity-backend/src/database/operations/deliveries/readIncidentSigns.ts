import { HeartbeatEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { DbDeliveriesRow } from '../../tables';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Signs of life of all incident feeds, of any entity: the last incident or
 * heartbeat of each UTC day, in milliseconds since the epoch.
 */
export async function readIncidentSigns(
  knex: Knex,
  options: { since: Date },
): Promise<number[]> {
  const rows = await knex<DbDeliveriesRow>('deliveries')
    .whereIn('kind', ['incident', 'heartbeat'])
    .where('occurred_at', '>=', options.since)
    .select('kind', 'occurred_at', 'details');
  const byDay = new Map<number, number>();
  for (const { kind, occurred_at, details } of rows) {
    const at = new Date(occurred_at).getTime();
    const day = Math.floor(at / DAY_MS);
    if (kind === 'incident' || coversIncidents(details)) {
      byDay.set(day, Math.max(at, byDay.get(day) ?? at));
    }
  }
  return [...byDay.values()].sort((a, b) => a - b);
}

function coversIncidents(details: string): boolean {
  const { covers }: Pick<HeartbeatEvent, 'covers'> = JSON.parse(details);
  return covers.includes('incidents');
}
