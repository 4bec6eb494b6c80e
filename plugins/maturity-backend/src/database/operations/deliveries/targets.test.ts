import { deployment, writeEvents } from '../../__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import {
  hasUnmatchedDeliveries,
  listUnmatchedDeliveries,
} from './listUnmatchedDeliveries';
import {
  listDeliverySources,
  readDeliveryTargets,
} from './readDeliveryTargets';
import { readDueEntities } from './dueEntities';
import { readEntityDeliveries } from './readEntityDeliveries';
import { writeTargetMatches } from './writeTargetMatches';

const now = new Date('2026-03-01T09:00:00.000Z');
const cart = 'component:default/cart';
const orders = 'component:default/orders';
const target = { labels: { service: 'orders' } };
const reason = 'It has no ref';

describe('delivery targets', () => {
  it.each(testDatabaseIds)(
    'without an entity are listed, latest first, with what came of them, %p',
    async id => {
      const knex = await migratedDatabase(id);
      expect(await hasUnmatchedDeliveries(knex)).toBe(false);
      await writeEvents(
        knex,
        now,
        deployment('1', 'cart'),
        deployment('2', '', { target }),
        deployment('3', '', {
          target,
          finishedAt: '2026-03-01T06:00:00.000Z',
        }),
        {
          kind: 'incident',
          source: 'ci',
          externalId: '4',
          target,
          startedAt: '2026-03-01T07:00:00.000Z',
        },
        deployment('5', '', {
          target,
          source: 'later',
          finishedAt: '2026-03-01T08:30:00.000Z',
        }),
      );

      expect(await hasUnmatchedDeliveries(knex)).toBe(true);
      expect(await listUnmatchedDeliveries(knex, { limit: 9 })).toEqual({
        total: 2,
        items: [
          {
            source: 'later',
            target,
            kinds: ['deployment'],
            count: 1,
            latest: '2026-03-01T08:30:00.000Z',
            reason,
          },
          {
            source: 'ci',
            target,
            kinds: ['deployment', 'incident'],
            count: 3,
            latest: '2026-03-01T08:00:00.000Z',
            reason,
          },
        ],
      });
      const { items, total } = await listUnmatchedDeliveries(knex, {
        limit: 1,
      });
      expect([items.length, total]).toEqual([1, 2]);
      expect(await listDeliverySources(knex)).toEqual(['ci', 'later']);
    },
  );

  it.each(testDatabaseIds)(
    'take all their events along to another entity, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await writeEvents(
        knex,
        now,
        ...['1', '2'].map(each => deployment(each, '', { target })),
      );
      const [stored] = await readDeliveryTargets(knex, {
        after: '',
        limit: 9,
      });
      expect(stored).toEqual({
        id: expect.any(String),
        target,
        match: { reason },
      });

      const found = new Map([[stored.id, { entityRef: orders }]]);
      expect(await writeTargetMatches(knex, { matches: found, now })).toBe(1);
      expect(await writeTargetMatches(knex, { matches: found, now })).toBe(0);

      const events = await readEntityDeliveries(knex, {
        entityRefs: [orders, cart],
      });
      expect(events.get(orders)).toHaveLength(2);
      expect(await hasUnmatchedDeliveries(knex)).toBe(false);

      const other = new Map([[stored.id, { entityRef: cart }]]);
      await writeTargetMatches(knex, { matches: other, now });
      // The one that lost its events is measured again, too.
      const due = await readDueEntities(knex, { now, limit: 9 });
      expect(due).toEqual(
        expect.arrayContaining([
          { entityRef: cart, marks: 1 },
          { entityRef: orders, marks: 2 },
        ]),
      );
    },
  );

  it.each(testDatabaseIds)('are read page by page, %p', async id => {
    const knex = await migratedDatabase(id);
    await writeEvents(
      knex,
      now,
      ...['a', 'b', 'c'].map(name => deployment(name, name)),
    );
    const ids: string[] = [];
    for (let after = ''; ; ) {
      const page = await readDeliveryTargets(knex, { after, limit: 2 });
      ids.push(...page.map(one => one.id));
      if (page.length < 2) {
        break;
      }
      after = page[1].id;
    }
    expect(new Set(ids).size).toBe(3);
    expect(ids).toHaveLength(3);
  });
});
