import { randomUUID } from 'node:crypto';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import {
  AuthService,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import permissionBackend from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  maturityAttestationCreatePermission,
  maturityExemptionDecidePermission,
  maturityExemptionRequestPermission,
  maturityTargetSetPermission,
} from '@platform-maturity/backstage-plugin-maturity-common';
import request from 'supertest';
import { component, entity, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import { testModelInput } from '../__testUtils__/testModel';
import {
  createMaturityConditionalDecision,
  maturityConditions,
} from './maturityEntityRules';

jest.setTimeout(120_000);

const ANA = 'user:default/ana';
const PAT = 'user:default/pat';
const EVE = 'user:default/eve';

const people: { [userRef: string]: string[] } = {
  [ANA]: [ANA, 'group:default/shop'],
  [PAT]: [PAT, 'group:default/platform'],
  [EVE]: [EVE, 'group:default/acme'],
};

/** Owners attest and ask, except about one check; the platform team decides. */
const policy: PermissionPolicy = {
  async handle({ permission }, user) {
    const claims = people[user?.info.userEntityRef ?? ''] ?? [];
    const owns = maturityConditions.isEntityOwner({ claims });
    if (isPermission(permission, maturityExemptionDecidePermission)) {
      return {
        result: claims.includes('group:default/platform')
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      };
    }
    if (isPermission(permission, maturityExemptionRequestPermission)) {
      return createMaturityConditionalDecision(permission, {
        allOf: [
          owns,
          { not: maturityConditions.hasCheck({ checkIds: ['owned'] }) },
        ],
      });
    }
    if (isPermission(permission, maturityAttestationCreatePermission)) {
      return createMaturityConditionalDecision(permission, owns);
    }
    return { result: AuthorizeResult.ALLOW };
  },
};

const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'test-policy',
  register(reg) {
    reg.registerInit({
      deps: { policies: policyExtensionPoint },
      async init({ policies }) {
        policies.setPolicy(policy);
      },
    });
  },
});

/** Tokens of people that this plugin asks others with, which name it, as real ones do. */
const authOfPlugin = createServiceFactory({
  service: coreServices.auth,
  deps: {},
  factory: () => {
    const auth = mockServices.auth();
    return Object.assign(auth, {
      getPluginRequestToken: async ({
        onBehalfOf,
      }: Parameters<AuthService['getPluginRequestToken']>[0]) => ({
        token: auth.isPrincipal(onBehalfOf, 'user')
          ? mockCredentials.user.token(onBehalfOf.principal.userEntityRef, {
              actor: { subject: 'plugin:maturity' },
            })
          : mockCredentials.service.token(),
      }),
    });
  },
});

describe('a policy with conditions', () => {
  it('decides who attests, asks and decides', async () => {
    const backend = await startMaturityBackend({
      entities: [
        ...['ana', 'pat', 'eve'].map(name => entity('User', name)),
        group('acme', { children: ['shop'], members: ['eve'] }),
        group('shop', { parent: 'acme', members: ['ana', 'pat'] }),
        group('platform', { members: ['pat'] }),
        component('orders', {
          relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
        }),
      ],
      sources: [
        new FakeFactSource(() => ({ facts: { isTested: { value: false } } })),
      ],
      config: {
        models: testModelInput,
        attestations: { platformTeam: 'group:default/platform' },
      },
      rootConfig: { permission: { enabled: true } },
      features: [
        permissionBackend,
        policyModule,
        authOfPlugin,
        permissionsServiceFactory,
        permissionsRegistryServiceFactory,
        mockServices.userInfo.factory(),
      ],
    });
    await backend.runTasks();
    const about = { entityRef: 'component:default/orders' };
    const attest = (userRef: string) =>
      backend
        .as(userRef)
        .post('/attestations')
        .send({
          ...{ id: randomUUID(), ...about },
          ...{ name: 'tested', answer: 'notYet' },
        });
    const ask = (userRef: string, checkId: string) =>
      backend
        .as(userRef)
        .post('/exemptions')
        .send({
          ...{ id: randomUUID(), ...about, checkId },
          reason: 'Another tool is coming',
          until: new Date(Date.now() + 86_400_000 * 30)
            .toISOString()
            .slice(0, 10),
        });
    const decide = (userRef: string, id: string) =>
      backend
        .as(userRef)
        .put(`/exemptions/${id}`)
        .send({ version: 1, decision: 'approved' });

    await attest(ANA).expect(200);
    // Speaks for the entity as the platform team, and the policy says no.
    const { body: refused } = await attest(PAT).expect(403);
    expect(refused.error.message).toBe(
      'Needs the permission maturity.attestation.create for component:default/orders',
    );
    await ask(PAT, 'tested').expect(403);
    await ask(ANA, 'owned').expect(403);
    const { body: asked } = await ask(ANA, 'tested').expect(200);
    await decide(EVE, asked.id).expect(403);
    const seen = async (userRef: string) => {
      const { body } = await backend.as(userRef).get('/exemptions').expect(200);
      return body.items[0].decisions;
    };
    expect(await seen(EVE)).toEqual([]);
    expect(await seen(ANA)).toEqual(['ended']);
    expect(await seen(PAT)).toEqual(['approved', 'denied']);
    await decide(PAT, asked.id).expect(200);

    // The permission backend asks for the rules by the ref of a resource.
    const { body } = await request(backend.url)
      .post('/api/maturity/.well-known/backstage/permissions/apply-conditions')
      .set({ authorization: mockCredentials.service.header() })
      .send({
        items: [
          ['group:default/shop', EVE],
          ['group:default/shop', PAT],
          ['component:default/orders#tested', ANA],
          ['component:default/none', ANA],
        ].map(([resourceRef, userRef], index) => ({
          id: String(index),
          resourceRef,
          resourceType: 'maturity-entity',
          conditions: {
            anyOf: [
              maturityConditions.isGroupMember({ claims: people[userRef] }),
              {
                allOf: [
                  maturityConditions.isEntityOwner({ claims: people[userRef] }),
                  maturityConditions.hasCheck({ checkIds: ['tested'] }),
                ],
              },
            ],
          },
        })),
      })
      .expect(200);
    expect(body.items.map((item: { result: string }) => item.result)).toEqual([
      'ALLOW',
      'DENY',
      'ALLOW',
      'DENY',
    ]);
    expect(maturityTargetSetPermission.resourceType).toBe('maturity-entity');
    await backend.stop();
  });
});
