import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component, entity, group } from '../__testUtils__/entities';
import { EntityLookup } from './EntityLookup';
import { RelatedEntities } from './RelatedEntities';

const entities = [
  group('acme', { children: ['team'] }),
  group('team', { parent: 'acme' }),
  group('lone-team'),
  entity('User', 'ana'),
  entity('System', 'sales', { spec: { domain: 'trade' } }),
  entity('System', 'lone', { spec: {} }),
  entity('System', 'lost', { spec: { domain: 'gone' } }),
  entity('Domain', 'trade'),
];

async function findRelated(
  of: Parameters<RelatedEntities['relatedRef']>[1],
  subject: Entity,
  organization?: string,
) {
  const related = new RelatedEntities({
    lookup: new EntityLookup({
      catalog: catalogServiceMock({ entities }),
      auth: mockServices.auth(),
      fields: ['kind', 'metadata', 'relations', 'spec'],
    }),
    organization,
  });
  await related.load([subject], new AbortController().signal);
  return related.relatedRef(subject, of);
}

const ownedBy = (owner: string | undefined) =>
  component('orders', { spec: { owner } });

describe('the organisation', () => {
  it.each(['team', 'lone-team', 'user:ana', 'nobody', undefined])(
    'is not guessed from the owner %p',
    async owner => {
      expect(await findRelated('organization', ownedBy(owner))).toEqual({
        missing: 'no organisation is configured',
      });
    },
  );

  it('is the configured one, whoever the owner is', async () => {
    const organization = 'group:default/acme';
    for (const owner of ['lone-team', 'nobody']) {
      const subject = ownedBy(owner);
      expect(await findRelated('organization', subject, organization)).toEqual({
        ref: organization,
      });
    }
  });

  it('is missing if the catalog does not have it', async () => {
    const gone = 'group:default/gone';
    expect(await findRelated('organization', ownedBy('team'), gone)).toEqual({
      missing: `the organisation ${gone} is not in the catalog`,
      restsOn: [gone],
    });
  });
});

describe('the owner', () => {
  it('is that of spec.owner, of several', async () => {
    const subject = component('orders', {
      spec: { owner: 'team' },
      relations: ['group:default/acme', 'group:default/team'].map(
        targetRef => ({ type: 'ownedBy', targetRef }),
      ),
    });
    expect(await findRelated('owner', subject)).toEqual({
      ref: 'group:default/team',
    });
  });

  it('is missing without one, and if the catalog does not have it', async () => {
    expect(await findRelated('owner', ownedBy(undefined))).toEqual({
      missing: 'the entity names no owner',
    });
    expect(await findRelated('owner', ownedBy('nobody'))).toEqual({
      missing: 'the owner group:default/nobody is not in the catalog',
      restsOn: ['group:default/nobody'],
    });
  });
});

describe('the domain', () => {
  it.each([
    ['sales', { ref: 'domain:default/trade' }],
    ['lone', { missing: 'the entity names no domain' }],
    [
      'lost',
      {
        missing: 'the domain domain:default/gone is not in the catalog',
        restsOn: ['system:default/lost', 'domain:default/gone'],
      },
    ],
  ])('rests on the system %s, which names it', async (system, expected) => {
    expect(
      await findRelated('domain', component('orders', { spec: { system } })),
    ).toEqual({ restsOn: [`system:default/${system}`], ...expected });
  });

  it('rests on nothing else where the entity names it itself', async () => {
    const spec = { system: 'lone', domain: 'trade' };
    expect(await findRelated('domain', component('orders', { spec }))).toEqual({
      ref: 'domain:default/trade',
    });
  });
});
