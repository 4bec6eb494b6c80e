import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { component, entity, group } from '../__testUtils__/entities';
import { testModelInput } from '../__testUtils__/testModel';
import {
  createMaturityConditionalDecision,
  maturityConditions,
} from '../permissions/maturityEntityRules';
import { maturityTargetSetPermission } from '@platform-maturity/backstage-plugin-maturity-common';

jest.setTimeout(60_000);

const entities = [
  group('acme', { children: ['shop', 'search'] }),
  group('shop', { parent: 'acme', members: ['ana'] }),
  group('search', { parent: 'acme' }),
  entity('User', 'ana'),
  entity('Domain', 'trade', { spec: { owner: 'shop' } }),
  component('orders'),
];

const toId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

describe('who may set targets', () => {
  const permissions = mockServices.permissions.mock();
  let backend: Awaited<ReturnType<typeof startMaturityBackend>>;

  function decide(decision: PolicyDecision) {
    permissions.authorize.mockImplementation(async list =>
      list.map(() => ({ result: AuthorizeResult.ALLOW })),
    );
    permissions.authorizeConditional.mockImplementation(async list =>
      list.map(({ permission }) =>
        permission.name === maturityTargetSetPermission.name
          ? (decision as { result: AuthorizeResult.ALLOW })
          : { result: AuthorizeResult.ALLOW },
      ),
    );
  }

  const set = (entityRef: string, number = 1) =>
    backend.post('/targets').send({
      id: toId(number),
      entityRef,
      stageId: 'tested',
      share: 1,
      owner: 'user:default/ana',
      startsOn: '2026-01-01',
      dueOn: '2099-06-30',
    });

  beforeAll(async () => {
    decide({ result: AuthorizeResult.ALLOW });
    backend = await startMaturityBackend({
      entities,
      config: { models: testModelInput },
      sources: [
        new FakeFactSource(() => ({ facts: { isTested: { value: true } } })),
      ],
      features: [permissions.factory],
    });
    await backend.runTasks();
  });

  afterAll(() => backend?.stop());

  it('is decided by the policy', async () => {
    decide({ result: AuthorizeResult.DENY });
    const { body } = await set('group:default/shop').expect(403);
    expect(body.error.message).toBe(
      'Needs the permission maturity.target.set for group:default/shop',
    );
    const path = '/targets/by-name/group/default/shop';
    expect((await backend.get(path).expect(200)).body).toEqual({
      entityRef: 'group:default/shop',
      items: [],
      ended: [],
      maySet: false,
    });
  });

  it('are members of a group and of those above it, by its conditions', async () => {
    const decideFor = (claim: string) =>
      decide(
        createMaturityConditionalDecision(maturityTargetSetPermission, {
          anyOf: [
            maturityConditions.isGroupMember({ claims: [claim] }),
            maturityConditions.isEntityOwner({ claims: [claim] }),
          ],
        }),
      );
    decideFor('group:default/search');
    await set('group:default/shop').expect(403);
    decideFor('group:default/acme');
    await set('group:default/shop').expect(200);
    decideFor('group:default/shop');
    await set('group:default/acme', 2).expect(403);
    await set('domain:default/trade', 3).expect(200);
    const path = '/targets/by-name/group/default/';
    const { body: own } = await backend.get(`${path}shop`).expect(200);
    const { body: other } = await backend.get(`${path}search`).expect(200);
    expect([own.maySet, other.maySet]).toEqual([true, false]);

    decideFor('group:default/search');
    const version = { version: 1 };
    await backend
      .post(`/targets/${toId(1)}/end`)
      .send({ ...version, reason: 'No longer ours' })
      .expect(403);
    decideFor('group:default/shop');
    await backend
      .post(`/targets/${toId(1)}/end`)
      .send({ ...version, reason: 'No longer ours' })
      .expect(200);
  });

  it('are people, and no services', async () => {
    decide({ result: AuthorizeResult.ALLOW });
    const authorization = mockCredentials.service.header({
      onBehalfOf: mockCredentials.service('external:ci'),
      targetPluginId: 'maturity',
    });
    const { status } = await set('group:default/shop', 4).set({
      authorization,
    });
    expect(status).toBe(403);
  });
});
