import { Entity } from '@backstage/catalog-model';

/** An entity of a kind, with a repository and an owner. */
export function createEntity(kind: string, name = 'checkout'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/source-location':
          'url:https://github.com/acme/checkout/tree/main/services/api/',
      },
    },
    spec: { type: 'service', owner: 'payments' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  };
}
