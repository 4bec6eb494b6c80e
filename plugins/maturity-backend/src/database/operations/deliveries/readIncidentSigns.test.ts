import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { deployment, writeEvents } from '../../__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readIncidentSigns } from './readIncidentSigns';

const now = new Date('2026-03-01T09:00:00.000Z');

function heartbeat(
  at: string,
  ...covers: ('incidents' | 'rework')[]
): DeliveryEvent {
  return {
    kind: 'heartbeat',
    source: 'pager',
    externalId: at,
    target: {},
    at,
    covers,
  };
}

describe('signs of life of all incident feeds', () => {
  it.each(testDatabaseIds)(
    'are the last incident or heartbeat of each day, of any entity, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await writeEvents(
        knex,
        now,
        deployment('1', 'cart'),
        {
          kind: 'incident',
          source: 'pager',
          externalId: 'i',
          target: { labels: { service: 'unknown' } },
          startedAt: '2026-02-20T07:00:00.000Z',
          resolvedAt: '2026-02-21T07:00:00.000Z',
        },
        heartbeat('2026-02-20T08:00:00.000Z', 'incidents', 'rework'),
        heartbeat('2026-02-25T08:00:00.000Z', 'incidents'),
        heartbeat('2026-02-26T08:00:00.000Z', 'rework'),
        heartbeat('2025-12-01T08:00:00.000Z', 'incidents'),
      );
      const signs = await readIncidentSigns(knex, {
        since: new Date('2026-01-01T00:00:00Z'),
      });
      expect(signs.map(sign => new Date(sign).toISOString())).toEqual([
        '2026-02-20T08:00:00.000Z',
        '2026-02-25T08:00:00.000Z',
      ]);
    },
  );
});
