/**
 * The maturity plugin for the new frontend system.
 *
 * @packageDocumentation
 */

import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { Container } from '@backstage/ui';
import { MaturityClient } from '@platform-maturity/backstage-plugin-maturity-common';
import { RiStairsLine } from '@remixicon/react';
import { maturityApiRef } from './api';
import { assessableKinds } from './isMaturityAvailable';
import { entityContentRouteRef, externalRoutes, rootRouteRef } from './routes';
import { home } from './translation/home';
import { aggregateKinds } from './rollup/aggregates';

const api = ApiBlueprint.make({
  params: define =>
    define({
      api: maturityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new MaturityClient({ discoveryApi, fetchApi }),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/maturity',
    title: 'Maturity',
    routeRef: rootRouteRef,
  },
});

const overview = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: () =>
      import('./components/org').then(m => (
        <Container>
          <m.OrgOverview />
        </Container>
      )),
  },
});

const services = SubPageBlueprint.make({
  name: 'services',
  params: {
    path: 'services',
    title: 'Services',
    loader: () =>
      import('./components/org').then(m => (
        <Container>
          <m.OrgServices />
        </Container>
      )),
  },
});

const teams = SubPageBlueprint.make({
  name: 'teams',
  params: {
    path: 'teams',
    title: 'Teams',
    loader: () =>
      import('./components/org').then(m => (
        <Container>
          <m.OrgTeams />
        </Container>
      )),
  },
});

const checks = SubPageBlueprint.make({
  name: 'checks',
  params: {
    path: 'checks',
    title: 'Checks',
    loader: () =>
      import('./components/org').then(m => (
        <Container>
          <m.OrgChecks />
        </Container>
      )),
  },
});

const delivery = SubPageBlueprint.make({
  name: 'delivery',
  params: {
    path: 'delivery',
    title: 'Delivery',
    loader: () =>
      import('./components/org').then(m => (
        <Container>
          <m.OrgDelivery />
        </Container>
      )),
  },
});

const model = SubPageBlueprint.make({
  name: 'model',
  params: {
    path: 'model',
    title: 'Model',
    loader: () =>
      import('./components/org').then(m => (
        <Container>
          <m.OrgModel />
        </Container>
      )),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/maturity',
    title: 'Maturity',
    routeRef: entityContentRouteRef,
    filter: { kind: { $in: [...assessableKinds] } },
    loader: () =>
      import('./components/entity').then(m => <m.EntityMaturityContent />),
  },
});

const entityCard = EntityCardBlueprint.make({
  name: 'stage',
  params: {
    type: 'info',
    // The card about parts tells of the stage of these, too.
    filter: {
      kind: {
        $in: assessableKinds.filter(kind => !aggregateKinds.includes(kind)),
      },
    },
    loader: () =>
      import('./components/card').then(m => <m.EntityMaturityCard />),
  },
});

const entityPartsCard = EntityCardBlueprint.make({
  name: 'parts',
  params: {
    type: 'content',
    filter: { kind: { $in: [...aggregateKinds] } },
    loader: () =>
      import('./components/card').then(m => <m.EntityMaturityPartsCard />),
  },
});

const myTeams = HomePageWidgetBlueprint.make({
  name: 'my-teams',
  params: {
    name: 'MaturityMyTeams',
    title: home.title,
    description: home.description,
    components: () =>
      import('./components/home').then(m => ({ Content: m.MyTeamsContent })),
    layout: { width: { defaultColumns: 6 }, height: { defaultRows: 8 } },
  },
});

/**
 * The maturity plugin: an organisation page, an entity tab, two entity cards and
 * a widget for the home page.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'maturity',
  title: 'Maturity',
  icon: <RiStairsLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  externalRoutes,
  extensions: [
    api,
    page,
    overview,
    services,
    teams,
    checks,
    delivery,
    model,
    entityContent,
    entityCard,
    entityPartsCard,
    myTeams,
  ],
});
