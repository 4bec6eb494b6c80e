import { AddressInfo, createServer } from 'node:net';
import { once } from 'node:events';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  killReplicas,
  startReplica,
  toDatabaseConfig,
} from './__testUtils__/startReplica';

jest.setTimeout(180_000);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function until(isDone: () => boolean | Promise<boolean>) {
  const end = performance.now() + 60_000;
  while (!(await isDone())) {
    if (performance.now() > end) {
      throw new Error(`This took too long: ${isDone}`);
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

const manual = {
  schedule: { frequency: { hours: 6 }, timeout: { minutes: 5 } },
};

describe('a replica for requests and one for tasks', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  afterEach(killReplicas);

  it.each(databases.eachSupportedId())(
    'do all that one does, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const start = async (role: string) =>
        startReplica({
          database: toDatabaseConfig(knex),
          entities: 3,
          pause: 0,
          port: await freePort(),
          // Often enough only by request.
          maturity: { role, delivery: manual, reassess: manual },
        });
      const api = await start('api');
      // Whoever joins the event bus later does not hear of what was said before.
      await until(async () => {
        const joined = await knex
          .withSchema('events')
          .from('event_bus_subscriptions')
          .whereRaw(`'signals' = any(topics)`);
        return joined.length > 0;
      });
      const worker = await start('worker');
      const names = ['service-0', 'service-1', 'service-2'];
      const ref = 'component:default/service-0';

      // The worker collects, and pages at the other one hear of it.
      const count = async () =>
        (await (await api.ask('/maturity/counts')).json()).all.total;
      await until(async () => (await count()) === 3);
      expect([...worker.collected].sort()).toEqual(names);
      expect(api.collected).toEqual([]);
      await until(() => api.countSignals() > 0);

      // Only the one for requests answers them.
      const refused = await worker.ask('/maturity/counts');
      expect(refused.status).toBe(503);
      expect((await refused.json()).error.message).toContain('maturity.role');

      // Events come to one and are measured by the other.
      const events = {
        items: [
          {
            kind: 'deployment',
            source: 'ci',
            externalId: '1',
            finishedAt: new Date(Date.now() - 60_000).toISOString(),
            result: 'succeeded',
            environment: 'production',
            target: { entityRef: ref },
          },
        ],
      };
      expect((await api.ask('/maturity/deliveries', events)).status).toBe(200);
      await until(async () => {
        const rows = await knex
          .withSchema('maturity')
          .from('delivery_reports')
          .whereNotNull('report');
        return rows.length === 1;
      });

      // A refresh happens where it is asked for.
      const path = '/maturity/assessments/by-name/component/default/service-0';
      expect((await api.ask(`${path}/refresh`, {})).status).toBe(200);
      expect(api.collected).toEqual(['service-0']);

      // A webhook that comes to one has the other collect.
      worker.collected.length = 0;
      await api.ask('/events/http/test.changes', ['service-1']);
      await until(() => worker.collected.length > 0);
      expect(worker.collected).toEqual(['service-1']);
      expect(api.collected).toEqual(['service-0']);
    },
  );
});
