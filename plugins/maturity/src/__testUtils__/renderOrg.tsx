import { StorageApi, storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { configure, screen } from '@testing-library/react';
import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { fixtureApi } from '../__fixtures__';
import { maturityApiRef } from '../api';
import { rootRouteRef } from '../routes';

// Whole pages are drawn, on machines that do other things as well.
configure({ asyncUtilTimeout: 10_000 });

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

/** The address that the browser shows. */
export function address(): URL {
  const shown = screen.getByTestId('address').textContent ?? '';
  return new URL(shown, 'http://portal');
}

/** Shows a tab of the org page at an address, in an app. */
export function renderOrg(
  tab: ReactElement,
  options: { api: Partial<MaturityApi>; at?: string; storage?: StorageApi },
) {
  const {
    api,
    at = '/maturity/overview',
    storage = mockApis.storage(),
  } = options;
  const catalogApi = catalogApiMock({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'tagged', tags: ['java', 'go'] },
      },
    ],
  });
  return renderInTestApp(
    <>
      {tab}
      <Address />
    </>,
    {
      apis: [
        [maturityApiRef, fixtureApi(api)],
        [catalogApiRef, catalogApi],
        [storageApiRef, storage],
      ],
      mountedRoutes: {
        '/maturity': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [at],
    },
  );
}
