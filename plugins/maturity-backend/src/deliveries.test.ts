import { mockCredentials } from '@backstage/backend-test-utils';
import { component, group } from './__testUtils__/entities';
import { startMaturityBackend } from './__testUtils__/startMaturityBackend';
import { testModelInput } from './__testUtils__/testModel';

jest.setTimeout(60_000);

const ORDERS = 'component:default/orders';
const PATH = '/deliveries/by-name/component/default/orders';
const HOUR_MS = 60 * 60 * 1000;

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
    subject: { entityRef: ORDERS },
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
          subject: {
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
});
