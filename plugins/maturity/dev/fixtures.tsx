import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { maturityApiRef } from '../src/api';
import { createEntity } from '../src/__fixtures__';
import { devApi } from './devApi';

const entities = [
  ...[
    'checkout',
    'top',
    'unassessed',
    'at-least',
    'contradicted',
    'library',
    'broken-source',
    'two-models',
    'no-model',
    'denied',
    'failing',
    'loading',
  ].map(name => createEntity('Component', name)),
  createEntity('System', 'no-model'),
  createEntity('Domain', 'shop'),
  createEntity('Group', 'payments'),
];

/** Replaces the client of the maturity backend by fixtures. */
export const maturityFixtures = createFrontendModule({
  pluginId: 'maturity',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({ api: maturityApiRef, deps: {}, factory: () => devApi }),
    }),
  ],
});

/** Replaces the catalog by one entity for each state of the tab. */
export const catalogFixtures = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

/** Allows everything: there is no permission backend. */
export const appFixtures = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'permission',
      params: define =>
        define({
          api: permissionApiRef,
          deps: {},
          factory: () => mockApis.permission(),
        }),
    }),
  ],
});
