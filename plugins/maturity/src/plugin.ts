import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { MaturityClient } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from './api';
import { entityContentRouteRef, externalRoutes, rootRouteRef } from './routes';
import { home } from './translation/home';

/**
 * The maturity plugin for the legacy frontend system.
 *
 * @public
 */
export const maturityPlugin = createPlugin({
  id: 'maturity',
  apis: [
    createApiFactory({
      api: maturityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new MaturityClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  externalRoutes,
});

/**
 * The organisation page: where every team and service stands.
 *
 * @public
 */
export const MaturityPage = maturityPlugin.provide(
  createRoutableExtension({
    name: 'MaturityPage',
    component: (): Promise<() => JSX.Element> =>
      import('./components/MaturityPage').then(m => m.MaturityPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The maturity tab of an entity page: its stage, the evidence and the next steps.
 *
 * @public
 */
export const EntityMaturityContent = maturityPlugin.provide(
  createRoutableExtension({
    name: 'EntityMaturityContent',
    component: (): Promise<() => JSX.Element> =>
      import('./components/entity/EntityMaturityContent').then(
        m => m.EntityMaturityContent,
      ),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * A card for an entity's overview: its stage and its top next step.
 *
 * @public
 */
export const EntityMaturityCard = maturityPlugin.provide(
  createComponentExtension({
    name: 'EntityMaturityCard',
    component: {
      lazy: (): Promise<() => JSX.Element> =>
        import('./components/card/EntityMaturityCard').then(
          m => m.EntityMaturityCard,
        ),
    },
  }),
);

/**
 * A card for the overview of a system, domain or group: how its parts are
 * spread over the stages, which are the weakest, and its own stage apart.
 *
 * @public
 */
export const EntityMaturityPartsCard = maturityPlugin.provide(
  createComponentExtension({
    name: 'EntityMaturityPartsCard',
    component: {
      lazy: (): Promise<() => JSX.Element | null> =>
        import('./components/card/EntityMaturityCard').then(
          m => m.EntityMaturityPartsCard,
        ),
    },
  }),
);

/**
 * A card for the home page: where the reader's teams stand, what to do next and
 * what changed.
 *
 * @public
 */
export const MaturityMyTeamsCard = maturityPlugin.provide(
  createCardExtension({
    name: 'MaturityMyTeamsCard',
    title: home.title,
    description: home.description,
    components: () =>
      import('./components/home/MyTeamsContent').then(m => ({
        Content: m.MyTeamsContent,
      })),
    layout: { width: { defaultColumns: 6 }, height: { defaultRows: 8 } },
  }),
);
