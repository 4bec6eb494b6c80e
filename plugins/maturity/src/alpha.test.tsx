import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { createEntity, fixtureApi } from './__fixtures__';
import plugin from './alpha';
import { maturityApiRef } from './api';

const selectedTemplate = createRouteRef({
  params: ['namespace', 'templateName'],
});

/** As much of the scaffolder as a link to it needs. */
const scaffolder = createFrontendPlugin({
  pluginId: 'scaffolder',
  routes: { selectedTemplate },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/create/templates/:namespace/:templateName',
        routeRef: selectedTemplate,
        loader: async () => <>form</>,
      },
    }),
  ],
});

/** The catalog has the template that the model names. */
const template = createEntity('Template', 'add-security-scanning');

function renderApp(path: string) {
  renderTestApp({
    features: [catalogPlugin, plugin, scaffolder],
    apis: [
      [maturityApiRef, fixtureApi()],
      [
        catalogApiRef,
        catalogApiMock({ entities: [createEntity('Component'), template] }),
      ],
      mockApis.permission(),
    ],
    initialRouteEntries: [path],
  });
}

describe('the plugin in the new frontend system', () => {
  it('adds a tab to the entity page, with links to the scaffolder', async () => {
    renderApp('/catalog/default/component/checkout/maturity');
    expect(
      await screen.findByText('You are here', {}, { timeout: 15_000 }),
    ).toBeInTheDocument();
    const link = await screen.findByRole('link', {
      name: 'Open template: Add a security scanner to the pipeline',
    });
    const address = new URL(link.getAttribute('href') ?? '', 'http://app');
    expect(address.pathname).toBe(
      '/create/templates/default/add-security-scanning',
    );
    expect(JSON.parse(address.searchParams.get('formData') ?? '')).toEqual({
      entityRef: 'component:default/checkout',
      owner: 'group:default/payments',
      repositoryUrl: 'https://github.com/acme/checkout',
      repoUrl: 'github.com?owner=acme&repo=checkout',
    });
  }, 30_000);

  it('adds a card to the overview, with a link to the tab', async () => {
    renderApp('/catalog/default/component/checkout');
    expect(
      await screen.findByRole(
        'link',
        { name: 'All steps and evidence' },
        { timeout: 15_000 },
      ),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/maturity');
  }, 30_000);

  it('adds the organisation page with its tabs', async () => {
    renderApp('/maturity');
    const tabs = await screen.findAllByRole('tab', {}, { timeout: 15_000 });
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
  }, 30_000);

  it.each(['Component', 'API', 'Resource'])(
    'offers its card to a %s',
    async kind => {
      renderTestApp({
        extensions: [
          createTestEntityPage({ entity: createEntity(kind) }),
          plugin.getExtension('entity-card:maturity/stage'),
        ],
        apis: [[maturityApiRef, fixtureApi()]],
      });
      expect(await screen.findByText('Next step')).toBeInTheDocument();
    },
  );

  it.each(['System', 'Domain', 'Group'])(
    'offers the card about parts to a %s',
    async kind => {
      renderTestApp({
        extensions: [
          createTestEntityPage({ entity: createEntity(kind) }),
          plugin.getExtension('entity-card:maturity/parts'),
        ],
        apis: [[maturityApiRef, fixtureApi()]],
      });
      expect(
        await screen.findByText('39% at stage 3 or above'),
      ).toBeInTheDocument();
    },
  );

  it.each(['User', 'Group'])('offers no such card to a %s', async kind => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: createEntity(kind) }),
        plugin.getExtension('entity-card:maturity/stage'),
      ],
      apis: [[maturityApiRef, fixtureApi()]],
    });
    await expect(screen.findByText('Next step')).rejects.toThrow();
  });
});
