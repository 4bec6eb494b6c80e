import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  QueryPermissionResponse,
} from '@backstage/plugin-permission-common';
import { EntityVisibilityReader } from './EntityVisibilityReader';

const conditional = (owner: string): QueryPermissionResponse => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: [owner] },
  },
});

function entity(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name },
  };
}

const allow: QueryPermissionResponse = { result: AuthorizeResult.ALLOW };
const deny: QueryPermissionResponse = { result: AuthorizeResult.DENY };

function setUp(
  decision: () => QueryPermissionResponse,
  assessments: QueryPermissionResponse = allow,
) {
  const catalog = catalogServiceMock({ entities: [entity('a'), entity('b')] });
  const streamEntities = jest.spyOn(catalog, 'streamEntities');
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async requests =>
      requests.map(({ permission }) =>
        permission.name === 'maturity.assessment.read'
          ? assessments
          : decision(),
      ),
  });
  let time = 0;
  const reader = EntityVisibilityReader.create({
    permissions,
    catalog,
    now: () => time,
  });
  return {
    reader,
    permissions,
    streamEntities,
    passSeconds(seconds: number) {
      time += seconds * 1_000;
    },
  };
}

const ana = mockCredentials.user('user:default/ana');
const ben = mockCredentials.user('user:default/ben');

describe('EntityVisibilityReader', () => {
  it('needs no question to the catalog for all and for nothing', async () => {
    let result = allow;
    const { reader, streamEntities } = setUp(() => result);
    expect(await reader.read(ana)).toBe('all');

    result = deny;
    const nothing = await reader.read(ana);
    expect(nothing !== 'all' && nothing('component:default/a')).toBe(false);
    expect(streamEntities).not.toHaveBeenCalled();
  });

  it('asks for both permissions at once, and needs that of this plugin', async () => {
    const { reader, permissions } = setUp(() => allow, deny);
    await expect(reader.read(ana)).rejects.toThrow(
      'Needs the permission maturity.assessment.read',
    );
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    expect(permissions.authorize).not.toHaveBeenCalled();
  });

  it('asks the catalog once with the credentials of the caller', async () => {
    const { reader, streamEntities } = setUp(() => conditional('ana'));
    const [first, second] = await Promise.all([
      reader.read(ana),
      reader.read(ana),
    ]);
    for (const visibility of [first, second]) {
      expect(visibility !== 'all' && visibility('component:default/a')).toBe(
        true,
      );
      expect(visibility !== 'all' && visibility('component:default/z')).toBe(
        false,
      );
    }
    expect(streamEntities).toHaveBeenCalledTimes(1);
    expect(streamEntities).toHaveBeenCalledWith(
      expect.objectContaining({
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      }),
      { credentials: ana },
    );
  });

  it('remembers for 15 seconds, for one caller and one decision', async () => {
    let owner = 'ana';
    const { reader, streamEntities, passSeconds } = setUp(() =>
      conditional(owner),
    );
    await reader.read(ana);
    passSeconds(14);
    await reader.read(ana);
    expect(streamEntities).toHaveBeenCalledTimes(1);

    await reader.read(ben);
    expect(streamEntities).toHaveBeenCalledTimes(2);

    passSeconds(2);
    await reader.read(ana);
    expect(streamEntities).toHaveBeenCalledTimes(3);

    owner = 'the-new-team-of-ana';
    await reader.read(ana);
    expect(streamEntities).toHaveBeenCalledTimes(4);
  });

  it('obeys a decision that changed at once, whatever it remembers', async () => {
    let decision = conditional('ana');
    let mayRead = allow;
    const { reader, permissions, streamEntities } = setUp(() => decision);
    permissions.authorizeConditional.mockImplementation(async requests =>
      requests.map(({ permission }) =>
        permission.name === 'maturity.assessment.read' ? mayRead : decision,
      ),
    );
    const sees = async (ref: string) => {
      const visibility = await reader.read(ana);
      return visibility === 'all' || visibility(ref);
    };
    expect(await sees('component:default/a')).toBe(true);

    decision = deny;
    expect(await sees('component:default/a')).toBe(false);
    decision = allow;
    expect(await sees('component:default/z')).toBe(true);
    decision = conditional('ana');
    expect(await sees('component:default/z')).toBe(false);
    mayRead = deny;
    await expect(reader.read(ana)).rejects.toThrow('Needs the permission');
    expect(streamEntities).toHaveBeenCalledTimes(1);
  });

  it('counts the 15 seconds from before the catalog was asked', async () => {
    const { reader, streamEntities, passSeconds } = setUp(() =>
      conditional('ana'),
    );
    streamEntities.mockImplementationOnce(async function* slowly() {
      passSeconds(10);
      yield [entity('a')];
      passSeconds(10);
    });
    await reader.read(ana);
    await reader.read(ana);
    expect(streamEntities).toHaveBeenCalledTimes(2);
  });

  it('forgets a failure', async () => {
    const { reader, streamEntities } = setUp(() => conditional('ana'));
    streamEntities.mockImplementationOnce(() => {
      throw new Error('the catalog is away');
    });
    await expect(reader.read(ana)).rejects.toThrow('the catalog is away');
    expect(await reader.read(ana)).toEqual(expect.any(Function));
  });

  it('remembers a bounded number of callers', async () => {
    const { reader, streamEntities } = setUp(() => conditional('ana'));
    await reader.read(ana);
    for (let i = 0; i < 60; i++) {
      await reader.read(mockCredentials.user(`user:default/u${i}`));
    }
    await reader.read(ana);
    expect(streamEntities).toHaveBeenCalledTimes(62);
  });
});
