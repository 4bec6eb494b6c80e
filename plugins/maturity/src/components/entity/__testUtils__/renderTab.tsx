import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen } from '@testing-library/react';
import { entityOf, fixtureApi } from '../../../__fixtures__';
import { maturityApiRef } from '../../../api';
import { orgPageRouteRef } from '../../../routes';
import { EntityMaturityContent } from '../EntityMaturityContent';

/** Shows the maturity tab of an entity, in an app. */
export function renderTab(
  options: {
    api?: Partial<MaturityApi>;
    entity?: ReturnType<typeof entityOf>;
    url?: string;
  } = {},
) {
  const { api, entity = entityOf('Component'), url = '/' } = options;
  const analytics = mockApis.analytics();
  renderInTestApp(
    <EntityProvider entity={entity}>
      <EntityMaturityContent />
    </EntityProvider>,
    {
      apis: [
        [maturityApiRef, fixtureApi(api)],
        analytics,
        mockApis.permission(),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/maturity': orgPageRouteRef,
      },
      initialRouteEntries: [url],
    },
  );
  return { analytics: { getEvents: () => analytics.getEvents() } };
}

/** A section of the tab, once it is there. */
export const region = (name: string | RegExp) =>
  screen.findByRole('region', { name });
