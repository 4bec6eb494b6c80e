import { Entity } from '@backstage/catalog-model';
import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityIndex } from './EntityIndex';
import { defaultMatchRules, MatchRule } from './matchRules';

const SLUG = 'github.com/project-slug';

function entity(
  kind: string,
  name: string,
  annotations: { [key: string]: string } = {},
  namespace = 'default',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace, annotations },
    spec: { deployable: `${name}-app` },
  };
}

const catalog = [
  entity('Component', 'cart', {
    [SLUG]: 'Acme/Cart',
    'argocd/app-name': 'cart-prod',
    'backstage.io/managed-by-location': 'url:https://example.com',
  }),
  entity('API', 'cart-api', { [SLUG]: 'acme/cart' }),
  entity('Component', 'orders', {
    [SLUG]: 'acme/mono',
    'backstage.io/managed-by-location':
      'url:https://github.com/acme/mono/blob/main/services/orders/catalog-info.yaml',
  }),
  entity('Component', 'billing', {
    [SLUG]: 'acme/mono',
    'backstage.io/source-location':
      'url:https://github.com/acme/mono/tree/main/services/billing/',
    'acme.com/deploy-job': 'deploy-billing',
  }),
  entity('Component', 'twin', {}, 'one'),
  entity('Component', 'twin', {}, 'two'),
  entity('Resource', 'database'),
  entity('User', 'ana', { 'example.com/id': '7' }),
];

function match(
  target: DeliveryTarget,
  rules: readonly MatchRule[] = defaultMatchRules,
) {
  const index = new EntityIndex(rules);
  catalog.forEach(each => index.add(each));
  const found = index.match(target);
  return 'entityRef' in found ? found.entityRef : found.reason;
}

describe('EntityIndex', () => {
  it.each<[string, DeliveryTarget, string]>([
    [
      'a ref',
      { entityRef: 'component:default/cart' },
      'component:default/cart',
    ],
    [
      'a slug in another case, the component before its API',
      { annotations: { [SLUG]: 'ACME/cart' } },
      'component:default/cart',
    ],
    [
      'any annotation',
      { annotations: { 'argocd/app-name': 'cart-prod' } },
      'component:default/cart',
    ],
    [
      'one annotation of two that leads somewhere',
      { annotations: { [SLUG]: 'acme/gone', 'argocd/app-name': 'cart-prod' } },
      'component:default/cart',
    ],
    [
      'a label with the name of a component',
      { labels: { app: 'Cart' } },
      'component:default/cart',
    ],
    [
      'a label with a ref',
      { labels: { backstage_entity: 'resource:default/database' } },
      'resource:default/database',
    ],
    [
      'a slug of many, with a label that tells which',
      { annotations: { [SLUG]: 'acme/mono' }, labels: { service: 'billing' } },
      'component:default/billing',
    ],
    [
      'a slug of many, with the folder of one',
      {
        annotations: { [SLUG]: 'acme/mono' },
        labels: { path: '/Services/orders/' },
      },
      'component:default/orders',
    ],
    [
      'a slug of many, with a folder where the catalog says it',
      {
        annotations: { [SLUG]: 'acme/mono' },
        labels: { path: 'services/billing' },
      },
      'component:default/billing',
    ],
    [
      'a slug that nobody carries, with a label',
      { annotations: { [SLUG]: 'acme/gone' }, labels: { service: 'billing' } },
      'component:default/billing',
    ],
    [
      'an annotation before a label that says otherwise',
      {
        annotations: { 'argocd/app-name': 'cart-prod' },
        labels: { service: 'orders' },
      },
      'component:default/cart',
    ],
  ])('finds the entity by %s', (_, target, entityRef) => {
    expect(match(target)).toBe(entityRef);
  });

  it.each<[string, DeliveryTarget, RegExp]>([
    [
      'a ref that is gone, whatever else is said',
      { entityRef: 'component:default/gone', labels: { app: 'cart' } },
      /^The catalog has no component:default\/gone$/,
    ],
    [
      'a repository with many services',
      { annotations: { [SLUG]: 'acme/mono' } },
      /^2 entities are meant, since each carries github\.com\/project-slug acme\/mono: name one/,
    ],
    [
      'a repository with many services, and the folder of none',
      {
        annotations: { [SLUG]: 'acme/mono' },
        labels: { path: 'vices/orders' },
      },
      /^2 entities are meant/,
    ],
    [
      'a folder without a repository',
      { labels: { path: 'services/orders' } },
      /^No entity is in services\/orders$/,
    ],
    [
      'annotations of two entities',
      { annotations: { [SLUG]: 'acme/mono', 'argocd/app-name': 'cart-prod' } },
      /^One entity carries .* acme\/mono, another carries argocd\/app-name cart-prod$/,
    ],
    [
      'a name in two namespaces',
      { labels: { service: 'twin' } },
      /^2 entities are meant/,
    ],
    [
      'the name of something else than a component',
      { labels: { service: 'database' } },
      /^No entity has the metadata\.name database, as the label service says$/,
    ],
    [
      'labels that are not looked for',
      { labels: { pod: 'cart' } },
      /^The event names no entity/,
    ],
    [
      'where the catalog read it',
      {
        annotations: {
          'backstage.io/managed-by-location': 'url:https://example.com',
        },
      },
      /^No entity carries/,
    ],
    [
      'a person',
      { annotations: { 'example.com/id': '7' } },
      /^No entity carries/,
    ],
    [
      'the name of a property of every object',
      { labels: { app: 'constructor' }, annotations: { __proto__: 'x' } as {} },
      /^No entity has/,
    ],
    ['nothing', {}, /^The event names no entity/],
  ])('finds none by %s, and says why', (_, target, reason) => {
    expect(match(target)).toMatch(reason);
  });

  it('looks where the configuration says', () => {
    const rules: MatchRule[] = [
      { label: 'app', annotation: 'argocd/app-name' },
      { label: 'unit', field: 'spec.deployable' },
      { label: 'db', field: 'metadata.name', kind: 'resource' },
      { label: 'job', annotation: 'acme.com/deploy-job' },
    ];
    expect(
      match(
        {
          annotations: { [SLUG]: 'acme/mono' },
          labels: { job: 'deploy-billing' },
        },
        rules,
      ),
    ).toBe('component:default/billing');
    expect(match({ labels: { app: 'cart-prod' } }, rules)).toBe(
      'component:default/cart',
    );
    expect(match({ labels: { unit: 'orders-app' } }, rules)).toBe(
      'component:default/orders',
    );
    expect(match({ labels: { db: 'database' } }, rules)).toBe(
      'resource:default/database',
    );
    expect(match({ labels: { db: 'cart' } }, rules)).toMatch(/^No entity has/);
    expect(new EntityIndex(rules).fields).toEqual([
      'kind',
      'metadata.namespace',
      'metadata.name',
      'metadata.annotations',
      'spec.deployable',
    ]);
  });
});
