import { setTimeout } from 'node:timers/promises';
import {
  DeliveryEvent,
  mergeDelivery,
} from '@platform-maturity/backstage-plugin-maturity-common';
import createKnex, { Knex } from 'knex';
import { byRef, deployment, measured } from '../../__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { isPostgres } from '../../batches';
import { toDeliveryId } from '../../deliveries';
import { claimEvents, lockDeliveries, lockReports } from '../../deliveryLocks';
import { MatchTarget } from '../../deliveryTargets';
import { deleteEntities } from '../entities/deleteEntities';
import { deleteGoneReports } from './deleteGoneReports';
import { deleteOldDeliveries } from './deleteOldDeliveries';
import {
  markMeasuredOtherwise,
  postponeMeasuring,
  readDueEntities,
} from './dueEntities';
import { partitionDeliveries } from './partitionDeliveries';
import { readDeliverySummaries } from './readDeliveryReports';
import { readDeliveryTargets } from './readDeliveryTargets';
import { readEntityDeliveries } from './readEntityDeliveries';
import { writeDeliveries } from './writeDeliveries';
import { writeDeliveryReports } from './writeDeliveryReports';
import { writeTargetMatches } from './writeTargetMatches';

jest.setTimeout(300_000);

const now = new Date('2026-04-15T09:00:00.000Z');
const dueAt = new Date('2026-04-16T00:00:00.000Z');
/** The partitions end here that the table has from then on. */
const partitionedAt = new Date('2026-01-15T09:00:00.000Z');
const sender = 'service:ci';
const SERVICES = 12;
const EVENTS = 400;
const WRITERS = 8;

/** Numbers from 0 to below `limit`, the same in each run. */
function createRandom(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const layouts = testDatabaseIds.flatMap(id =>
  ['plain', ...(id === 'SQLITE_3' ? [] : ['partitioned'])].map(
    layout => [id, layout] as const,
  ),
);

async function createDatabase([id, layout]: (typeof layouts)[number]) {
  const knex = await migratedDatabase(id);
  if (layout === 'partitioned') {
    for (const at of [partitionedAt, now]) {
      await partitionDeliveries(knex, { now: at, onStep: () => {} });
    }
  }
  return knex;
}

/**
 * Three reports of each event: of its start, its end in the next quarter, and
 * another target.
 */
function createReports(number: number): DeliveryEvent[] {
  const name = `s${number % SERVICES}`;
  const finishedAt = '2026-04-01T00:10:00.000Z';
  const { result, ...rest } = deployment(`${number}`, name, {
    finishedAt: undefined,
  });
  const target = { labels: { service: name } };
  return [
    { ...rest, target, startedAt: '2026-03-31T23:00:00.000Z' },
    { ...rest, target, finishedAt, result },
    { ...rest, startedAt: '2026-03-31T23:30:00.000Z', title: `v${number}` },
  ];
}

const match: MatchTarget = target =>
  target.labels?.service
    ? { entityRef: `component:default/${target.labels.service}` }
    : byRef(target);

/** Connections of other replicas to the same database. */
function createReplicas(knex: Knex, count: number): Knex[] {
  return isPostgres(knex)
    ? Array.from({ length: count }, () =>
        createKnex({ ...knex.client.config, pool: { min: 0, max: 1 } }),
      )
    : [];
}

async function withReplicas(
  knex: Knex,
  work: (replicas: readonly Knex[]) => Promise<void>,
) {
  const replicas = createReplicas(knex, WRITERS);
  try {
    await work(replicas.length > 0 ? replicas : [knex, knex]);
  } finally {
    await Promise.all(replicas.map(replica => replica.destroy()));
  }
}

/** Writes batches of one to twenty random events until each report was written. */
async function writeAll(
  replicas: readonly Knex[],
  options: { batches: number; seed: number },
): Promise<void> {
  const { batches, seed } = options;
  await Promise.all(
    replicas.map(async (replica, place) => {
      const random = createRandom(seed + place);
      const write = (events: DeliveryEvent[]) =>
        writeDeliveries(replica, { events, sender, match, now });
      for (let batch = place; batch < batches; batch += replicas.length) {
        await write(
          Array.from(
            { length: 1 + random(20) },
            () => createReports(random(EVENTS))[random(3)],
          ),
        );
      }
      const rest = Array.from({ length: EVENTS * 3 }, (_, index) => index)
        .filter(index => index % replicas.length === place)
        .map(
          index => createReports(index % EVENTS)[Math.floor(index / EVENTS)],
        );
      await write(rest.sort(() => random(2) - 0.5));
    }),
  );
}

function joined(number: number): DeliveryEvent {
  return createReports(number).reduce(mergeDelivery);
}

async function readAll(knex: Knex): Promise<DeliveryEvent[]> {
  const found = await readEntityDeliveries(knex, {
    entityRefs: Array.from(
      { length: SERVICES },
      (_, index) => `component:default/s${index}`,
    ),
  });
  return [...found.values()]
    .flat()
    .sort((a, b) => Number(a.externalId) - Number(b.externalId));
}

describe('several writers at once', () => {
  it.each(layouts)('come to the result of one, %p %p', async (...layout) => {
    const knex = await createDatabase(layout);
    await withReplicas(knex, replicas =>
      writeAll(replicas, { batches: isPostgres(knex) ? 1_200 : 50, seed: 7 }),
    );
    expect(await readAll(knex)).toEqual(
      Array.from({ length: EVENTS }, (_, number) => joined(number)),
    );
    expect(await knex('deliveries').select('id')).toHaveLength(EVENTS);
    expect(
      isPostgres(knex) ? await knex('delivery_claims').select('id') : [],
    ).toEqual([]);
  });

  it.each(layouts)(
    'agree with all else that is written meanwhile, %p %p',
    async (...layout) => {
      const knex = await createDatabase(layout);
      const entityRefs = ['component:default/s0', 'component:default/s1'];
      const measurer = createReplicas(knex, 1)[0] ?? knex;
      const seen = new Map<string, unknown>();
      let isOver = false;
      let after = 0;

      async function measureDue(at: Date): Promise<number> {
        const due = await readDueEntities(measurer, { now: at, limit: 5 });
        const events = await readEntityDeliveries(measurer, {
          entityRefs: due.map(({ entityRef }) => entityRef),
        });
        await writeDeliveryReports(measurer, {
          entities: due.map(({ entityRef, marks }) =>
            measured(entityRef, marks, {
              ...{ events: events.get(entityRef) ?? [], now, dueAt },
            }),
          ),
          settingsHash: 'one',
          now,
        });
        return due.length;
      }
      async function follow() {
        for (const summary of await readDeliverySummaries(knex, {
          ...{ after, limit: 1_000 },
        })) {
          seen.set(summary.entityRef, summary.revision);
          after = summary.revision;
        }
      }
      const disturbances = [
        () => measureDue(now),
        follow,
        () => deleteEntities(knex, { entityRefs, now }),
        async () => {
          const page = await readDeliveryTargets(knex, {
            ...{ after: '', limit: 99 },
          });
          await writeTargetMatches(knex, {
            matches: new Map(
              page.map(({ id: key, target }) => [key, match(target)]),
            ),
            now,
          });
        },
        () => postponeMeasuring(knex, { entityRefs, until: now }),
        () => deleteGoneReports(knex, { before: new Date(0) }),
        () =>
          deleteOldDeliveries(knex, {
            ...{ before: new Date('2025-01-01'), limit: 9 },
          }),
      ];
      const disturbing = Promise.all(
        disturbances.map(async disturb => {
          while (!isOver) {
            await disturb();
            await setTimeout(1);
          }
        }),
      );
      await withReplicas(knex, replicas =>
        writeAll(replicas, { batches: isPostgres(knex) ? 500 : 30, seed: 70 }),
      );
      isOver = true;
      await disturbing;
      await disturbances[3]();
      while ((await measureDue(now)) > 0) {
        await follow();
      }
      await follow();

      expect(await readAll(knex)).toHaveLength(EVENTS);
      // No change of events is left unmeasured, and no revision unread.
      const rows = await knex('delivery_reports').whereNotNull('report');
      expect(rows).toHaveLength(SERVICES);
      for (const row of rows) {
        const own = await readEntityDeliveries(knex, {
          entityRefs: [row.entity_ref],
        });
        expect(JSON.parse(row.facts)).toMatchObject({
          deployments90d: { value: own.get(row.entity_ref)?.length },
        });
        expect(seen.get(row.entity_ref)).toBe(Number(row.revision));
      }
      await (measurer === knex ? undefined : measurer.destroy());
    },
  );

  it.each(layouts)(
    'wait for each other only where they must, %p %p',
    async (...layout) => {
      const knex = await createDatabase(layout);
      const write = (name: string) =>
        writeDeliveries(knex, {
          ...{ events: [deployment(name, name)], sender, match, now },
        });
      const entityRefs = ['component:default/slow'];
      const matches = new Map([['target', { entityRef: entityRefs[0] }]]);
      const before = new Date(0);
      const entities = [{ entityRef: entityRefs[0], marks: 1 }];
      const events = { same: () => write('slow'), other: () => write('fast') };
      const ofTargets = {
        release: () => deleteEntities(knex, { entityRefs, now }),
        match: () => writeTargetMatches(knex, { matches, now }),
        deleteOld: () => deleteOldDeliveries(knex, { before, limit: 9 }),
        deleteGone: () => deleteGoneReports(knex, { before }),
        markAll: () => markMeasuredOtherwise(knex, { settingsHash: '', now }),
      };
      const ofReports = {
        measure: () =>
          writeDeliveryReports(knex, { entities, settingsHash: 'one', now }),
        postpone: () => postponeMeasuring(knex, { entityRefs, until: now }),
      };
      const all = { ...events, ...ofTargets, ...ofReports };
      await write('slow');

      /** The names of those that wait while a transaction has a lock. */
      async function findWaiting(
        lock: (tx: Knex.Transaction) => Promise<void>,
      ): Promise<string[]> {
        const waiting: string[] = [];
        for (const [name, work] of Object.entries(all)) {
          const holder = isPostgres(knex)
            ? await knex.transaction()
            : undefined;
          await (holder && lock(holder));
          let isDone = false;
          const working = work().then(() => (isDone = true));
          await Promise.race([working, setTimeout(300)]);
          if (!isDone) {
            waiting.push(name);
          }
          await holder?.rollback();
          await working;
        }
        return waiting;
      }

      const claimed = [toDeliveryId(deployment('slow', 'slow'), sender)];
      const found = {
        claim: await findWaiting(tx => claimEvents(tx, claimed)),
        deliveries: await findWaiting(lockDeliveries),
        reports: await findWaiting(tx => lockReports(tx, entityRefs)),
      };
      expect(found).toEqual(
        isPostgres(knex)
          ? {
              claim: ['same', ...Object.keys(ofTargets)],
              deliveries: Object.keys(all),
              // The event is known already, so it marks nothing.
              reports: Object.keys({ ...ofTargets, ...ofReports }),
            }
          : { claim: [], deliveries: [], reports: [] },
      );
    },
  );
});
