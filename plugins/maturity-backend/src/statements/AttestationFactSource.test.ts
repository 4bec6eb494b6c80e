import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { pick } from 'lodash';
import { component, entity, group } from '../__testUtils__/entities';
import { StoredAttestation } from '../database';
import { AttestationFactSource } from './AttestationFactSource';

const people = ['ana', 'ben', 'cyn', 'pat', 'zoe', 'mid'];
const around = [
  ...people.map(name => entity('User', name)),
  group('acme', { children: ['trade', 'platform'], members: ['zoe'] }),
  group('trade', { parent: 'acme', children: ['shop'], members: ['mid'] }),
  group('shop', { parent: 'trade', children: ['cart'], members: ['ana'] }),
  group('cart', { parent: 'shop', members: ['ben'] }),
  group('other', { members: ['cyn'] }),
  group('platform', { parent: 'acme', members: ['pat'] }),
  component('robot'),
];

function attested(by: string, subject: Entity): Entity {
  const annotation = `{ by: '${by}', on: 2026-10-01, evidence: 'https://example.com/decision' }`;
  return {
    ...subject,
    metadata: {
      ...subject.metadata,
      annotations: { 'platform-maturity.io/attestation.tested': annotation },
    },
  };
}

function createSource(
  options: {
    platformTeam?: string;
    stated?: { [entityRef: string]: StoredAttestation[] };
  } = {},
) {
  const catalog = catalogServiceMock({ entities: around });
  const source = new AttestationFactSource({
    catalog,
    auth: mockServices.auth(),
    names: ['tested', 'other'],
    readStated: async () => new Map(Object.entries(options.stated ?? {})),
    policy: {
      platformTeam: 'group:default/platform',
      organization: 'group:default/acme',
      ...pick(options, 'platformTeam'),
    },
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
  const requests = jest.spyOn(catalog, 'getEntitiesByRefs');
  const collect = async (...entities: Entity[]) => {
    const answers = await source.collect({
      entities,
      etags: new Map(),
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    });
    return entities.map(one => {
      const answer = answers.get(stringifyEntityRef(one));
      return answer && 'facts' in answer ? answer.facts : {};
    });
  };
  return { collect, requests };
}

async function readFact(
  subject: Entity,
  options?: Parameters<typeof createSource>[0],
): Promise<FactObservation> {
  const [facts] = await createSource(options).collect(subject);
  return facts.tested;
}

const ownedBy = (...owners: string[]) =>
  component('orders', {
    spec: { owner: owners[0] },
    relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
  });
const acme = group('acme', { children: ['trade', 'platform'] });

describe('AttestationFactSource', () => {
  it.each<[string, string, Entity?]>([
    ['user:default/ana', 'user:default/ana'],
    ['ana', 'user:default/ana'],
    ['User:Default/Ana', 'user:default/ana'],
    // Of a group below the owner.
    ['ben', 'user:default/ben'],
    ['group:shop', 'group:default/shop'],
    ['group:default/cart', 'group:default/cart'],
    // Of the platform team.
    ['pat', 'user:default/pat'],
    ['group:platform', 'group:default/platform'],
    // Of the second owner.
    [
      'cyn',
      'user:default/cyn',
      ownedBy('group:default/shop', 'group:default/other'),
    ],
    ['zoe', 'user:default/zoe', ownedBy('user:default/zoe')],
    // A group attests for itself.
    ['ben', 'user:default/ben', group('shop')],
    ['zoe', 'user:default/zoe', acme],
    ['group:acme', 'group:default/acme', acme],
    ['pat', 'user:default/pat', acme],
  ])('accepts %p as %p', async (by, ref, subject = component('orders')) => {
    expect(await readFact(attested(by, subject))).toMatchObject({
      value: true,
      statement: { by: ref, on: '2026-10-01' },
      expiresAt: '2027-04-01T00:00:00.000Z',
    });
  });

  it.each<[string, string, Entity?]>([
    ['nobody', 'by: user:default/nobody is not in the catalog'],
    ['user:', "by: 'user:' is not an entity ref"],
    ['a team: ours', 'by: a team:default/ ours is neither a user nor a group'],
    [
      'component:robot',
      'by: component:default/robot is neither a user nor a group',
    ],
    [
      'cyn',
      'by: user:default/cyn is neither a member of the owner group:default/shop nor of the platform team group:default/platform',
    ],
    // Of a group above the owner.
    ['mid', 'by: user:default/mid is neither a member of the owner'],
    ['group:trade', 'by: group:default/trade is neither'],
    [
      'ana',
      'by: user:default/ana is neither a member of an owner (the entity names none) nor',
      component('orders', { spec: { owner: undefined } }),
    ],
    // The organisation is not attested by whoever is somewhere in it.
    ['ana', 'by: user:default/ana is neither a member of the owner', acme],
  ])('refuses %p: %s', async (by, reason, subject = component('orders')) => {
    expect(await readFact(attested(by, subject))).toMatchObject({
      unknown: expect.stringContaining(`the attestation is invalid, ${reason}`),
    });
  });

  it('names no platform team that is not configured', async () => {
    expect(
      await readFact(attested('pat', component('orders')), {
        platformTeam: undefined,
      }),
    ).toEqual({
      unknown:
        'the attestation is invalid, by: user:default/pat is not a member of the owner group:default/shop',
      restsOn: ['user:default/pat', 'group:default/shop', 'group:default/cart'],
    });
  });

  it('names the groups whose members decide who may attest, but not the entity itself', async () => {
    const readRefs = async (subject: Entity) =>
      (await readFact(attested('ana', subject)))?.restsOn;
    expect(await readRefs(component('orders'))).toEqual([
      'user:default/ana',
      'group:default/shop',
      'group:default/platform',
      'group:default/cart',
    ]);
    expect(await readRefs(group('shop'))).not.toContain('group:default/shop');
  });

  it('reads nothing of entities that nobody attested, whatever their annotations are', async () => {
    const { collect, requests } = createSource();
    const odd = component('odd', {
      metadata: {
        annotations: {
          'platform-maturity.io/attestation.tested': 7 as unknown as string,
          'platform-maturity.io/attestation.other': '  ',
        },
      },
    });
    expect(await collect(odd)).toEqual([
      { tested: { value: false }, other: { value: false } },
    ]);
    expect(requests).not.toHaveBeenCalled();
  });

  it('asks the catalog once for each level of the group tree, not for each entity', async () => {
    const { collect, requests } = createSource();
    const many = Array.from({ length: 400 }, (_, index) =>
      attested('ben', component(`service-${index}`)),
    );
    const facts = await collect(...many);
    expect(facts.every(({ tested }) => 'value' in tested)).toBe(true);
    expect(requests.mock.calls.length).toBeLessThanOrEqual(3);
  });
});
