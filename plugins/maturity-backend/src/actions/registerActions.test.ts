import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { entity, startRouter } from '../__testUtils__/startRouter';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { registerActions } from './registerActions';

const cart = 'component:default/cart';

describe.each(testDatabaseIds)('actions, %p', id => {
  async function start(options: { denied?: string[] } = {}) {
    const knex = await migratedDatabase(id);
    const source = new FakeFactSource(() => ({
      facts: { isTested: { value: true }, coverage: { unknown: 'two values' } },
    }));
    const { trier, auditEvent } = startRouter({
      knex,
      entities: [entity('cart')],
      triedSources: [source],
      ...options,
    });
    const registry = actionsRegistryServiceMock();
    registerActions(registry, { trier });
    const trySource = (entityRefs: string, sourceId = 'fake') =>
      registry.invoke({
        id: 'test:try-source',
        input: { sourceId, entityRefs },
        credentials: mockCredentials.user('user:default/ann'),
      });
    return { knex, source, auditEvent, trySource };
  }

  it('try a source, store nothing and say who asked', async () => {
    const { knex, auditEvent, trySource } = await start();
    const { output } = await trySource(` ${cart}, component:default/nowhere`);
    expect(output).toMatchObject({
      items: [
        {
          entityRef: cart,
          result: 'facts',
          facts: [
            { fact: 'fake/isTested', value: true },
            { fact: 'fake/coverage', unknown: { message: 'two values' } },
          ],
        },
        { entityRef: 'component:default/nowhere', result: 'notAsked' },
      ],
    });
    expect(await knex('facts')).toEqual([]);
    expect(auditEvent.success).toHaveBeenCalledWith({
      meta: {
        entityRefs: [cart, 'component:default/nowhere'],
        caller: 'user:default/ann',
      },
    });
  });

  it('need the permission of the page', async () => {
    const { source, auditEvent, trySource } = await start({
      denied: ['maturity.source.try'],
    });
    await expect(trySource(cart)).rejects.toThrow('maturity.source.try');
    expect(source.calls).toEqual([]);
    expect(auditEvent.fail).toHaveBeenCalled();
  });

  it.each([
    [' , ', 'fake', '1 to 20'],
    ['a/b/c', 'fake', "'a/b/c' is no entity ref"],
    [cart, 'fakee', "did you mean 'fake'?"],
  ])('refuse %j of %s', async (refs, sourceId, message) => {
    const { trySource } = await start();
    await expect(trySource(refs, sourceId)).rejects.toThrow(message);
  });
});
