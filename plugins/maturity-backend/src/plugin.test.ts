import { createServiceFactory } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { component, entity, group } from './__testUtils__/entities';
import { FakeFactSource } from './__testUtils__/FakeFactSource';
import {
  moduleWith,
  startMaturityBackend,
} from './__testUtils__/startMaturityBackend';
import { testModelInput } from './__testUtils__/testModel';

jest.setTimeout(60_000);

const shop = group('shop', { members: ['ana', 'ben'] });
const orders = component('orders');
const ORDERS = '/assessments/by-name/component/default/orders';
const tested = () => ({ facts: { isTested: { value: true } } });

describe('maturityPlugin', () => {
  it('collects, assesses and serves, with a source that a module brings', async () => {
    const backend = await startMaturityBackend({
      entities: [shop, orders],
      sources: [new FakeFactSource(tested)],
      config: { models: testModelInput },
    });

    await backend.runTasks();

    const { body } = await backend.get(ORDERS).expect(200);
    expect(body).toMatchObject({
      modelIds: ['test'],
      items: [{ modelId: 'test', stage: 'owned', rank: 3 }],
    });
    const counts = await backend.get('/counts').expect(200);
    expect(counts.body.all).toMatchObject({
      total: 1,
      byStage: [
        { stage: 'floor', count: 0 },
        { stage: 'tested', count: 0 },
        { stage: 'owned', count: 1 },
      ],
    });
    await backend.stop();
  });

  it('assesses by the built-in models without any configuration', async () => {
    const others = ['API', 'Resource', 'System'].map(kind =>
      entity(kind, 'orders'),
    );
    const backend = await startMaturityBackend({
      entities: [shop, orders, ...others],
    });

    await backend.runTasks();

    const assessed = async (kind: string) => {
      const path = ORDERS.replace('component', kind);
      const { body } = await backend.get(path).expect(200);
      return body.items;
    };
    expect(await assessed('component')).toMatchObject([
      { modelId: 'platform-engineering', stage: 'ad-hoc-scripts' },
    ]);
    expect(await assessed('api')).toMatchObject([
      { modelId: 'api', stage: 'listed' },
    ]);
    expect(await assessed('resource')).toMatchObject([
      { modelId: 'resource', stage: 'listed' },
    ]);
    expect(await assessed('system')).toEqual([]);
    await backend.stop();
  });

  it('keeps the built-in models beside its own only if it is told to', async () => {
    const models = async (builtInModel: boolean) => {
      const backend = await startMaturityBackend({
        config: { models: testModelInput, builtInModel },
        sources: [new FakeFactSource(tested)],
      });
      const { body } = await backend.get('/models').expect(200);
      await backend.stop();
      return body.items.map(({ id }: { id: string }) => id);
    };
    expect(await models(false)).toEqual(['test']);
    expect(await models(true)).toEqual([
      'platform-engineering',
      'api',
      'resource',
      'organization',
      'test',
    ]);
  });

  it('tells of a source what it declares, and nothing else that it holds', async () => {
    const source = Object.assign(new FakeFactSource(tested), {
      token: 'a secret',
    });
    const backend = await startMaturityBackend({ sources: [source] });

    const { body } = await backend.get('/models').expect(200);

    expect(body.sources.map(({ id }: { id: string }) => id)).toEqual([
      'catalog',
      'scorecard',
      'delivery',
      'survey',
      'fake',
      'attestation',
    ]);
    expect(Object.keys(body.sources[2]).sort()).toEqual([
      'description',
      'facts',
      'id',
      'title',
    ]);
    await backend.stop();
  });

  it('refreshes an entity on request', async () => {
    const backend = await startMaturityBackend({
      entities: [shop, orders],
      sources: [new FakeFactSource(tested)],
      config: { models: [testModelInput] },
    });

    const { body } = await backend.post(`${ORDERS}/refresh`).expect(200);

    expect(body).toMatchObject({
      items: [{ stage: 'owned' }],
      refreshed: [
        { sourceId: 'catalog', result: 'changed' },
        { sourceId: 'scorecard', result: 'nothing' },
        { sourceId: 'delivery', result: 'nothing' },
        { sourceId: 'survey', result: 'nothing' },
        { sourceId: 'fake', result: 'changed' },
        { sourceId: 'attestation', result: 'changed' },
      ],
    });
    await backend.stop();
  });

  it('tells whoever listens that a refresh wrote something', async () => {
    const publish = jest.fn();
    const told = new Promise<void>(resolve => {
      publish.mockImplementation(async () => resolve());
    });
    const backend = await startMaturityBackend({
      entities: [shop, orders],
      sources: [new FakeFactSource(tested)],
      config: { models: testModelInput },
      features: [
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish }),
        }),
      ],
    });

    await backend.post(`${ORDERS}/refresh`).expect(200);

    await told;
    expect(publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'maturity',
      message: { revision: expect.any(Number) },
    });
    await backend.stop();
  });

  it('collects an entity again soon after its source reports a change', async () => {
    let onChange: (resourceKeys: readonly string[]) => void = () => {};
    const fake = new FakeFactSource(tested, {
      resourceKeys: ({ metadata: { name } }) => [`git/${name}`],
      subscribe: async tell => {
        onChange = tell;
      },
    });
    const looked = new Promise<void>(resolve => {
      fake.answer = () => {
        resolve();
        return tested();
      };
    });
    const backend = await startMaturityBackend({
      entities: [shop, orders],
      sources: [fake],
      config: { models: testModelInput },
    });

    onChange(['git/orders']);

    await looked;
    expect(fake.calls).toEqual([['component:default/orders']]);
    await backend.stop();
  });

  it('schedules a task for each source that is not switched off', async () => {
    const backend = await startMaturityBackend({
      sources: [new FakeFactSource(tested)],
      config: { sources: { attestation: { enabled: false } } },
    });

    const tasks = await backend.scheduler.getScheduledTasks();

    expect(tasks.map(({ id }) => id)).toEqual([
      'deliveries',
      'collect:catalog',
      'collect:scorecard',
      'collect:delivery',
      'collect:survey',
      'collect:fake',
      'reassess',
      'upkeep',
    ]);
    await backend.stop();
  });

  it('schedules no task for requests, and answers none for tasks', async () => {
    const start = (role: string) =>
      startMaturityBackend({ entities: [shop, orders], config: { role } });
    const countTasks = async ({
      scheduler,
    }: Awaited<ReturnType<typeof start>>) =>
      (await scheduler.getScheduledTasks()).length;
    const api = await start('api');
    expect(await countTasks(api)).toBe(0);
    await api.get('/assessments').expect(200);
    await api.stop();

    const worker = await start('worker');
    expect(await countTasks(worker)).toBe(8);
    for (const answer of [
      await worker.get('/assessments'),
      await worker.post('/deliveries'),
      await worker.post('/deliveries/webhooks/flux'),
    ]) {
      expect(answer.status).toBe(503);
      expect(answer.body.error.message).toMatch(/maturity\.role is 'worker'/);
    }
    await worker.stop();
  });

  it('leaves out a bad source and blames its module, where the backend may go on', async () => {
    const backend = await startMaturityBackend({
      entities: [shop, orders],
      sources: [new FakeFactSource(tested)],
      features: [
        moduleWith('second', new FakeFactSource(() => ({ facts: {} }))),
        moduleWith('third', new FakeFactSource(tested, { batchSize: 5_000 })),
      ],
      config: { models: [testModelInput] },
      rootConfig: {
        backend: {
          startup: { default: { onPluginModuleBootFailure: 'continue' } },
        },
      },
    });

    await backend.runTasks();

    const { body } = await backend.get(ORDERS).expect(200);
    expect(body.items).toMatchObject([{ stage: 'owned' }]);
    await backend.stop();
  });

  it('fails the module of a bad source by name', async () => {
    await expect(
      startMaturityBackend({
        sources: [new FakeFactSource(tested)],
        features: [moduleWith('second', new FakeFactSource(tested))],
      }),
    ).rejects.toThrow(
      /Module 'second' for plugin 'maturity' startup failed.*already a fact source with the id 'fake'/s,
    );
  });

  it('applies a model to the entities that its predicate selects', async () => {
    const backend = await startMaturityBackend({
      entities: [
        shop,
        orders,
        entity('API', 'orders', { spec: { owner: 'shop' } }),
      ],
      sources: [new FakeFactSource(tested)],
      config: {
        models: {
          ...testModelInput,
          appliesTo: {
            $any: [
              { kind: 'API' },
              { kind: 'Component', 'spec.type': 'website' },
            ],
          },
        },
      },
    });

    await backend.runTasks();

    const { body } = await backend.get('/assessments').expect(200);
    expect(
      body.items.map((item: { entityRef: string }) => item.entityRef),
    ).toEqual(['api:default/orders']);
    await backend.stop();
  });

  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'starts as two replicas on one database, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const options = {
        entities: [shop, orders],
        sources: [new FakeFactSource(tested)],
        config: { models: testModelInput },
        knex,
      };
      const start = () => startMaturityBackend(options);
      // Only PostgreSQL is ever shared by processes that start at once.
      const replicas =
        databaseId === 'POSTGRES_18'
          ? await Promise.all([start(), start()])
          : [await start(), await start()];

      await Promise.all(replicas.map(replica => replica.runTasks()));
      await replicas[0].runTasks();

      for (const replica of replicas) {
        const { body } = await replica.get('/assessments').expect(200);
        expect(body.items).toMatchObject([
          { entityRef: 'component:default/orders', stage: 'owned' },
        ]);
        await replica.stop();
      }
      await knex.destroy();
    },
  );
});
