import { mockCredentials } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { component, group } from '../__testUtils__/entities';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import { testModelInput } from '../__testUtils__/testModel';

jest.setTimeout(60_000);

const ORDERS = 'component:default/orders';
const ASSESSMENT = '/assessments/by-name/component/default/orders';
const PATH = '/deliveries/by-name/component/default/orders';
const HOUR_MS = 60 * 60 * 1000;

/** One that outlives a backend. */
const IN_MEMORY = {
  client: 'better-sqlite3',
  connection: ':memory:',
  useNullAsDefault: true,
} as const;

/** Two stages: the second is for those that are deployed. */
const [floor, stage] = testModelInput.stages;
const model = {
  ...testModelInput,
  stages: [
    floor,
    {
      ...stage,
      checks: [
        {
          ...stage.checks[0],
          condition: { 'delivery/deployments90d': { $gte: 1 } },
        },
      ],
    },
  ],
};

function deployment(externalId: string, hoursAgo: number, more: object = {}) {
  return {
    kind: 'deployment',
    source: 'ci',
    externalId,
    target: { entityRef: ORDERS },
    environment: 'production',
    finishedAt: new Date(Date.now() - hoursAgo * HOUR_MS).toISOString(),
    result: 'succeeded',
    ...more,
  };
}

async function start(options: Parameters<typeof startMaturityBackend>[0] = {}) {
  const backend = await startMaturityBackend({
    entities: [
      group('shop', { members: ['ana', 'ben'] }),
      component('orders', {
        metadata: { annotations: { 'github.com/project-slug': 'Acme/Orders' } },
      }),
      component('cart'),
    ],
    config: { models: [model] },
    ...options,
  });
  const authorization = mockCredentials.service.header();
  return {
    ...backend,
    send: (...items: unknown[]) =>
      backend.post('/deliveries').set({ authorization }).send({ items }),
  };
}

describe('deliveries', () => {
  it('go from a service token to a report, to facts, to a stage', async () => {
    const backend = await start();
    await backend.runTasks();
    const before = await backend.get(PATH).expect(200);
    expect(before.body).toEqual({ entityRef: ORDERS, connected: [] });

    const sent = await backend
      .send(
        deployment('1', 3),
        deployment('2', 2, {
          source: 'github',
          target: {
            annotations: { 'github.com/project-slug': 'acme/orders' },
          },
        }),
      )
      .expect(200);
    expect(sent.body).toEqual({
      items: [{ status: 'created' }, { status: 'created' }],
      counts: {
        created: 2,
        updated: 0,
        unchanged: 0,
        unmatched: 0,
        rejected: 0,
      },
    });
    await backend.scheduler.triggerTask('deliveries');

    const { body } = await backend.get(PATH).expect(200);
    expect(body.connected.sort()).toEqual(['ci', 'github']);
    expect(body.report.windows[1].metrics[1]).toMatchObject({
      id: 'deploymentFrequency',
      current: { status: 'measured', sample: 2 },
    });
    const assessed = await backend
      .get('/assessments/by-name/component/default/orders')
      .expect(200);
    expect(assessed.body.items[0]).toMatchObject({ stage: 'tested' });

    const counted = await backend
      .get(`${PATH}/counted?metric=deploymentFrequency&days=30`)
      .expect(200);
    expect(counted.body).toMatchObject({
      total: 2,
      items: [{ externalId: '2' }, { externalId: '1' }],
    });
    const distribution = await backend
      .get('/deliveries/distribution?kind=component')
      .expect(200);
    expect(distribution.body).toMatchObject({
      modelId: 'test',
      days: 90,
      total: 2,
    });
    expect(
      distribution.body.byStage.map(({ total }: { total: number }) => total),
    ).toEqual([0, 1, 1]);
    await backend.stop();
  });

  it('show within seconds, without waiting for the task', async () => {
    const backend = await start();
    await backend.runTasks();
    await backend.send(deployment('1', 1)).expect(200);

    const deadline = Date.now() + 15_000;
    let reached: string | undefined;
    while (reached !== 'tested' && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 200));
      const { body } = await backend.get(ASSESSMENT).expect(200);
      reached = body.items[0]?.stage;
    }

    expect(reached).toBe('tested');
    await backend.stop();
  });

  it('are taken one by one: what is wrong with one costs none of the others', async () => {
    const backend = await start();
    const { body } = await backend
      .send(
        deployment('1', 1),
        deployment('2', 1, { url: 'ftp://example.com/1' }),
        'nonsense',
        deployment('3', 1, { target: { labels: { service: 'nobody' } } }),
      )
      .expect(200);

    expect(body).toEqual({
      items: [
        { status: 'created' },
        { status: 'rejected', message: expect.stringMatching(/^url: must be/) },
        { status: 'rejected', message: expect.stringMatching(/object/) },
        { status: 'unmatched' },
      ],
      counts: {
        created: 1,
        updated: 0,
        unchanged: 0,
        unmatched: 1,
        rejected: 2,
      },
    });
    const again = await backend.send(deployment('1', 1)).expect(200);
    expect(again.body.items).toMatchObject([{ status: 'updated' }]);
    await backend.stop();
  });

  it('are refused when they are too many, and nothing of them is kept', async () => {
    const backend = await start();
    const many = Array.from({ length: 10_001 }, (_, index) =>
      deployment(`${index}`, 1),
    );

    const { body } = await backend.send(...many).expect(400);
    expect(body.error.message).toBe(
      'items: must have at most 10000 delivery events',
    );
    await backend.post('/deliveries').send({ events: [] }).expect(400);
    const large = { items: ['x'.repeat(21_000_000)] };
    await backend.post('/deliveries').send(large).expect(413);

    await backend.runTasks();
    const { body: report } = await backend.get(PATH).expect(200);
    expect(report).toEqual({ entityRef: ORDERS, connected: [] });
    await backend.stop();
  });

  it('wait for their entity, and are told of meanwhile', async () => {
    const knex = Knex(IN_MEMORY);
    const target = { labels: { service: 'late' } };
    const first = await start({ knex });
    await first.send(deployment('1', 1, { target })).expect(200);
    const { body } = await first.get('/deliveries/unmatched').expect(200);
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          source: 'ci',
          target,
          kinds: ['deployment'],
          count: 1,
          reason:
            'No entity has the metadata.name late, as the label service says',
        },
      ],
    });
    await first.stop();

    const later = await start({ knex, entities: [component('late')] });
    await later.runTasks();
    const unmatched = await later.get('/deliveries/unmatched').expect(200);
    expect(unmatched.body).toEqual({ items: [], total: 0 });
    const late = '/deliveries/by-name/component/default/late';
    const found = await later.get(late).expect(200);
    expect(found.body.report.environments).toEqual({ production: 1 });
    await later.stop();
    await knex.destroy();
  });

  it('leave with their entity, are counted nowhere, and come back with it', async () => {
    const knex = Knex(IN_MEMORY);
    const first = await start({ knex });
    await first.send(deployment('1', 1)).expect(200);
    await first.runTasks();
    expect((await first.get(PATH).expect(200)).body.report).toBeDefined();
    await first.stop();

    const without = await start({ knex, entities: [component('cart')] });
    await without.runTasks();
    await without.get(PATH).expect(404);
    const { body } = await without.get('/deliveries/distribution').expect(200);
    expect(body.total).toBe(1);
    expect(
      body.metrics.map((one: { measured: number }) => one.measured),
    ).toEqual(Array(5).fill(0));
    // Kept for the case that the entity comes back.
    expect(await knex('facts').where({ entity_ref: ORDERS })).not.toEqual([]);
    await without.stop();

    const back = await start({ knex });
    await back.runTasks();
    expect((await back.get(PATH).expect(200)).body.report).toBeDefined();
    await back.stop();
    await knex.destroy();
  });

  it('are deleted when they are older than what is kept', async () => {
    const knex = Knex(IN_MEMORY);
    const first = await start({ knex });
    const days = 24;
    await first
      .send(deployment('old', 200 * days), deployment('new', 100 * days))
      .expect(200);
    await first.stop();

    const config = { models: [model], delivery: { retention: 'P190D' } };
    const second = await start({ knex, config });
    await second.runTasks();
    expect(await knex('deliveries').pluck('external_id')).toEqual(['new']);
    const { body } = await second.send(deployment('older', 200 * days));
    expect(body.items[0]).toEqual({
      status: 'rejected',
      message: expect.stringMatching(/longer ago than events are kept/),
    });
    await second.stop();
    await knex.destroy();
  });

  it('are measured anew when it is configured what production is', async () => {
    const knex = Knex(IN_MEMORY);
    const first = await start({ knex });
    await first.send(deployment('1', 1, { environment: 'live' })).expect(200);
    await first.runTasks();
    const frequency = async (backend: typeof first) =>
      (await backend.get(PATH).expect(200)).body.report.windows[0].metrics.find(
        ({ id }: { id: string }) => id === 'deploymentFrequency',
      ).current;
    expect(await frequency(first)).toEqual({
      status: 'notMeasured',
      reason: 'noProductionDeployments',
    });
    await first.stop();

    const config = { models: [model], delivery: { production: ['LIVE'] } };
    const second = await start({ knex, config });
    await second.runTasks();
    expect(await frequency(second)).toMatchObject({ status: 'measured' });
    await second.stop();
    await knex.destroy();
  });
});
