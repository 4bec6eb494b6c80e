import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  QueryPermissionResponse,
} from '@backstage/plugin-permission-common';
import { randomUUID } from 'node:crypto';
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
      requests.map(({ permission }) => ({
        // The permission backend answers each question by an id of its own.
        id: randomUUID(),
        ...(permission.name === 'maturity.assessment.read'
          ? assessments
          : decision()),
      })),
  });
  let time = Date.UTC(2026, 10, 23);
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

const settle = () => new Promise(resolve => setImmediate(resolve));

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

  it('remembers for one caller and one decision', async () => {
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

    owner = 'the-new-team-of-ana';
    await reader.read(ana);
    expect(streamEntities).toHaveBeenCalledTimes(3);
  });

  it('reads anew after 15 seconds, for which nobody waits', async () => {
    const { reader, streamEntities, passSeconds } = setUp(() =>
      conditional('ana'),
    );
    const before = await reader.read(ana);
    passSeconds(16);
    let answer: (entities: Entity[]) => void = () => {};
    const answered = new Promise<Entity[]>(resolve => {
      answer = resolve;
    });
    streamEntities.mockImplementationOnce(async function* slowly() {
      yield await answered;
    });
    expect(await reader.read(ana)).toBe(before);
    expect(await reader.read(ana)).toBe(before);
    expect(streamEntities).toHaveBeenCalledTimes(2);

    answer([entity('b')]);
    await settle();
    const after = await reader.read(ana);
    expect(after !== 'all' && after('component:default/a')).toBe(false);
    expect(after !== 'all' && after('component:default/b')).toBe(true);
    passSeconds(14);
    expect(await reader.read(ana)).toBe(after);
    expect(streamEntities).toHaveBeenCalledTimes(2);
  });

  it('tells the same by the same, so that what follows from it is found again', async () => {
    const { reader, streamEntities, passSeconds } = setUp(() =>
      conditional('ana'),
    );
    const before = await reader.read(ana);
    passSeconds(16);
    await reader.read(ana);
    await settle();
    expect(await reader.read(ana)).toBe(before);
    expect(streamEntities).toHaveBeenCalledTimes(2);
  });

  it('answers by nothing that is older than 30 seconds', async () => {
    const { reader, streamEntities, passSeconds } = setUp(() =>
      conditional('ana'),
    );
    await reader.read(ana);
    passSeconds(20);
    streamEntities.mockImplementation(() => {
      throw new Error('the catalog is away');
    });
    expect(await reader.read(ana)).toEqual(expect.any(Function));
    await settle();
    passSeconds(10);
    await expect(reader.read(ana)).rejects.toThrow('the catalog is away');
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

  it('counts the seconds from before the catalog was asked', async () => {
    const { reader, streamEntities, passSeconds } = setUp(() =>
      conditional('ana'),
    );
    streamEntities.mockImplementationOnce(async function* slowly() {
      passSeconds(20);
      yield [entity('a')];
      passSeconds(20);
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
