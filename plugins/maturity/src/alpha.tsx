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

/** A tab of the organisation page. */
function createTab<Name extends string>(
  name: Name,
  title: string,
  Content: keyof typeof import('./components/org'),
) {
  return SubPageBlueprint.make({
    name,
    params: {
      path: name,
      title,
      loader: async () => {
        const { [Content]: Tab } = await import('./components/org');
        return (
          <Container>
            <Tab />
          </Container>
        );
      },
    },
  });
}

const tabs = [
  createTab('organization', 'Organisation', 'OrgOrganization'),
  createTab('overview', 'Overview', 'OrgOverview'),
  createTab('services', 'Services', 'OrgServices'),
  createTab('teams', 'Teams', 'OrgTeams'),
  createTab('checks', 'Checks', 'OrgChecks'),
  createTab('delivery', 'Delivery', 'OrgDelivery'),
  createTab('exemptions', 'Exemptions', 'OrgExemptions'),
  createTab('report', 'Report', 'OrgReport'),
  createTab('model', 'Model', 'OrgModel'),
  createTab('sources', 'Sources', 'OrgSources'),
] as const;

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/maturity',
    title: 'Maturity',
    routeRef: entityContentRouteRef,
    filter: { kind: { $in: [...assessableKinds] } },
    loader: () =>
      import('./components/entity/EntityMaturityContent').then(m => (
        <m.EntityMaturityContent />
      )),
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
      import('./components/card/EntityMaturityCard').then(m => (
        <m.EntityMaturityCard />
      )),
  },
});

const entityPartsCard = EntityCardBlueprint.make({
  name: 'parts',
  params: {
    type: 'content',
    filter: { kind: { $in: [...aggregateKinds] } },
    loader: () =>
      import('./components/card/EntityMaturityCard').then(m => (
        <m.EntityMaturityPartsCard />
      )),
  },
});

const myTeams = HomePageWidgetBlueprint.make({
  name: 'my-teams',
  params: {
    name: 'MaturityMyTeams',
    title: home.title,
    description: home.description,
    components: () =>
      import('./components/home/MyTeamsContent').then(m => ({
        Content: m.MyTeamsContent,
      })),
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
    ...tabs,
    entityContent,
    entityCard,
    entityPartsCard,
    myTeams,
  ],
});
