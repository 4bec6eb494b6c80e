import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

// A backend with this plugin alone, a catalog of four entities and no sign-in:
//   curl localhost:7007/api/maturity/assessments/by-name/component/default/orders

const backend = createBackend();

backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  catalogServiceMock.factory({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'shop', namespace: 'default' },
        spec: { type: 'team', children: [] },
        relations: [
          { type: 'hasMember', targetRef: 'user:default/ana' },
          { type: 'hasMember', targetRef: 'user:default/ben' },
        ],
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'System',
        metadata: { name: 'sales', namespace: 'default' },
        spec: { owner: 'group:default/shop' },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'orders',
          namespace: 'default',
          description: 'Takes orders',
          annotations: {
            'github.com/project-slug': 'acme/orders',
            'jenkins.io/job-full-name': 'shop/orders',
            'pagerduty.com/service-id': 'PORDERS',
          },
        },
        spec: {
          type: 'service',
          lifecycle: 'production',
          owner: 'group:default/shop',
          system: 'sales',
        },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'returns', namespace: 'default' },
        spec: {
          type: 'service',
          lifecycle: 'experimental',
          owner: 'user:default/ana',
        },
      },
    ],
  }),
);
backend.add(import('../src'));

backend.start();
