import { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen } from '@testing-library/react';
import { createEntity, fixtureApi } from '../../../__fixtures__';
import { maturityApiRef } from '../../../api';
import { orgPageRouteRef, templateRouteRef } from '../../../routes';
import { EntityMaturityContent } from '../EntityMaturityContent';

/** Shows the maturity tab of an entity, in an app. */
export function renderTab(
  options: {
    api?: Partial<MaturityApi>;
    entity?: ReturnType<typeof createEntity>;
    url?: string;
    /** Templates of the catalog. */
    templates?: Entity[];
  } = {},
) {
  const { api, entity = createEntity('Component'), url = '/' } = options;
  const catalogApi = catalogApiMock({ entities: options.templates });
  const analytics = mockApis.analytics();
  renderInTestApp(
    <EntityProvider entity={entity}>
      <EntityMaturityContent />
    </EntityProvider>,
    {
      apis: [
        [maturityApiRef, fixtureApi(api)],
        [catalogApiRef, catalogApi],
        analytics,
        mockApis.permission(),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/maturity': orgPageRouteRef,
        '/create/:namespace/:templateName': templateRouteRef,
      },
      initialRouteEntries: [url],
    },
  );
  return { analytics: { getEvents: () => analytics.getEvents() } };
}

/** A section of the tab, once it is there. */
export const region = (name: string | RegExp) =>
  screen.findByRole('region', { name });
