import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { MaturityClient } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen } from '@testing-library/react';
import { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { createEntity, fixtureApi } from './__fixtures__';
import * as entry from './index';

const {
  EntityMaturityCard,
  EntityMaturityContent,
  isMaturityAvailable,
  maturityApiRef,
  MaturityPage,
  maturityPlugin,
} = entry;

function renderOnEntityPage(element: ReactNode) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [maturityApiRef, fixtureApi()],
        [permissionApiRef, mockApis.permission()],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <EntityProvider entity={createEntity('Component')}>
        {element}
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('the plugin in the legacy frontend system', () => {
  it('exports its extensions and what both systems share', () => {
    expect(Object.keys(entry).sort()).toEqual([
      'EntityMaturityCard',
      'EntityMaturityContent',
      'EntityMaturityPartsCard',
      'MaturityMyTeamsCard',
      'MaturityPage',
      'isMaturityAvailable',
      'maturityApiRef',
      'maturityPlugin',
      'maturityTranslationRef',
    ]);
  });

  it('shows the entity tab where neither the scaffolder nor the org page is mounted', async () => {
    await renderOnEntityPage(
      <Routes>
        <Route path="/" element={<EntityMaturityContent />} />
      </Routes>,
    );
    expect(
      await screen.findByText('You are here', {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Open template/ })).toBeNull();
    expect(
      screen.getByRole('link', {
        name: /^Guide: Add a security scanner to the pipeline/,
      }),
    ).toHaveAttribute('href', 'https://docs.example.com/security-scanning');
  }, 15_000);

  it('shows the card where the tab is not mounted', async () => {
    await renderOnEntityPage(<EntityMaturityCard />);
    expect(await screen.findByText('Next step')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'All steps and evidence' }),
    ).toBeNull();
  });

  it('shows the organisation page with its tabs', async () => {
    await renderOnEntityPage(
      <Routes>
        <Route path="/*" element={<MaturityPage />} />
      </Routes>,
    );
    const tabs = await screen.findAllByRole('tab', {}, { timeout: 10_000 });
    expect(tabs.map(tab => tab.textContent)).toEqual([
      'Organisation',
      'Overview',
      'Services',
      'Teams',
      'Checks',
      'Delivery',
      'Exemptions',
      'Report',
      'Model',
      'Sources',
    ]);
  }, 15_000);

  it('brings the client of the maturity backend', () => {
    const [factory] = [...maturityPlugin.getApis()];
    expect(factory.api).toBe(maturityApiRef);
    expect(factory.deps).toEqual({
      discoveryApi: discoveryApiRef,
      fetchApi: fetchApiRef,
    });
    expect(
      factory.factory({
        discoveryApi: mockApis.discovery(),
        fetchApi: { fetch: async () => new Response() },
      }),
    ).toBeInstanceOf(MaturityClient);
  });

  it.each([
    ['Component', true],
    ['system', true],
    ['Domain', true],
    ['GROUP', true],
    ['API', true],
    ['Resource', true],
    ['User', false],
    ['Location', false],
    ['Template', false],
  ])('is available for a %s: %s', (kind, available) => {
    expect(isMaturityAvailable(createEntity(kind))).toBe(available);
  });
});
