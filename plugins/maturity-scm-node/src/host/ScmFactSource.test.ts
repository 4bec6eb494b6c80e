import { mockServices } from '@backstage/backend-test-utils';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { startAccount } from '../__testUtils__/accounts';
import { createFakeHost } from '../__testUtils__/fakeHost';
import { entityWith, integrations } from '../__testUtils__/repositories';
import {
  readValues,
  receiveDeliveries,
  startScmSource,
} from '../__testUtils__/sources';
import { ScmFactSource } from './ScmFactSource';

const at = (name: string, entity = name) => entityWith(entity, { fake: name });
const ref = (name: string) => `component:default/${name}`;

async function start() {
  const { host, calls } = createFakeHost();
  const { deliveries, published } = await receiveDeliveries();
  const started = startScmSource({ host, integrations, now: 0, deliveries });
  return { ...started, calls, published };
}

describe('ScmFactSource', () => {
  it('keeps the contract', async () => {
    await expect(
      testFactSource({
        source: (await start()).source,
        entities: [at('shop'), at('web')],
        brokenEntities: [at('gone'), at('wrong'), at('xray'), at('broken')],
      }),
    ).resolves.toBeUndefined();
  });

  it('asks once for a repository, and once for all that an account sees', async () => {
    const { collect, calls } = await start();
    const answers = await collect([
      at('shop'),
      at('shop', 'other'),
      at('search'),
      at('web'),
    ]);
    expect(answers.size).toBe(4);
    expect(answers.get(ref('other'))).toEqual(answers.get(ref('shop')));
    expect(calls.filter(call => call.startsWith('repositories'))).toEqual([
      'repositories shop,search',
      'repositories web',
    ]);
  });

  it('reads details once where two locations lead to one repository', async () => {
    const { account } = startAccount('fake.example', () => ({}));
    const { host, calls } = createFakeHost({ connect: async () => account });
    const { collect } = startScmSource({ host, integrations, now: 0 });
    const answers = await collect([at('shop'), at('alias-shop')]);
    expect(answers.get(ref('alias-shop'))).toEqual(answers.get(ref('shop')));
    expect(calls).toEqual(['repositories shop,alias-shop', 'details shop']);
  });

  it('answers each entity that fails, and no entity whose code is elsewhere', async () => {
    const { collect } = await start();
    const answers = await collect(
      ['wrong', 'xray', 'gone', 'late', 'busy', 'broken', '', 'web'].map(name =>
        at(name, name || 'elsewhere'),
      ),
    );
    const errors = Object.fromEntries(
      [...answers].map(([each, answer]) => [each, readValues(answer)]),
    );
    expect(errors).toEqual({
      [ref('wrong')]: { error: 'the annotation fake is wrong' },
      [ref('xray')]: { error: 'there are no credentials for x' },
      [ref('gone')]: { error: 'fake.example did not answer' },
      [ref('late')]: { postponed: { until: 'fake.example', reason: 'later' } },
      [ref('busy')]: {
        postponed: { until: '1970-01-01T00:00:00.000Z', reason: 'busy' },
      },
      [ref('broken')]: { error: 'could not ask fake.example: no details' },
      [ref('web')]: { size: 3 },
    });
  });

  it('publishes deliveries with the entities, even without details', async () => {
    const { collect, published } = await start();
    await collect([at('shop'), at('shop', 'other'), at('broken')]);
    expect(published.flat().map(({ externalId }) => externalId)).toEqual(
      expect.arrayContaining([
        `shop 4 ${ref('shop')},${ref('other')}`,
        `broken undefined ${ref('broken')}`,
      ]),
    );
    await collect([at('broken')]);
    expect(published).toHaveLength(2);
  });

  it('reports changes by resource key', async () => {
    const events = DefaultEventsService.create({
      logger: mockServices.logger.mock(),
    }).forPlugin('maturity');
    const { host } = createFakeHost();
    const source = new ScmFactSource({ host, now: () => 0, events });
    const changed: string[] = [];
    await source.subscribe?.(keys => changed.push(...keys));
    for (const eventPayload of ['shop', 'nothing', 'web']) {
      await events.publish({ topic: 'fake', eventPayload });
    }
    expect(changed).toEqual([
      'https://fake.example/shop',
      'https://fake.example/web',
    ]);
    expect(source.resourceKeys(at('shop'))).toEqual([changed[0]]);
    expect(source.resourceKeys(at('wrong'))).toEqual([]);
  });

  it('has nothing to subscribe to without events', async () => {
    expect((await start()).source.subscribe).toBeUndefined();
  });
});
