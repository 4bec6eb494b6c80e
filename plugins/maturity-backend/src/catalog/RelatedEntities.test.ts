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
    });
  });
});
