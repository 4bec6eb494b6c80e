import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityMaturityCard } from '../src/components/card';
import { EntityMaturityContent } from '../src/components/entity';
import { entityOf } from '../src/__fixtures__';
import { maturityApiRef } from '../src/api';
import { devApi } from './devApi';

/** Replaces the client by fixtures, chosen by the entity's name. */
export const fixturesModule = createFrontendModule({
  pluginId: 'maturity',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({ api: maturityApiRef, deps: {}, factory: () => devApi }),
    }),
  ],
});

const states = [
  ['component', 'checkout', 'Stage 2'],
  ['component', 'top', 'Top'],
  ['component', 'unassessed', 'Not assessed'],
  ['component', 'broken-source', 'Source broken'],
  ['component', 'two-models', 'Two models'],
  ['website', 'no-model', 'No model'],
  ['system', 'no-model', 'System'],
  ['component', 'denied', 'Denied'],
  ['component', 'failing', 'Failing'],
  ['component', 'loading', 'Loading'],
] as const;

/** A page with the entity tab and the card in each of their states. */
export const fixturesPlugin = createFrontendPlugin({
  pluginId: 'maturity-fixtures',
  title: 'Fixtures',
  extensions: [
    PageBlueprint.make({ params: { path: '/fixtures', title: 'Fixtures' } }),
    ...states.map(([kind, name, title]) => {
      const entity = entityOf(kind, name);
      const path = `${kind}-${name}`;
      return SubPageBlueprint.make({
        name: path,
        params: {
          path,
          title,
          loader: async () => (
            <EntityProvider entity={entity}>
              <div style={{ padding: 'var(--bui-space-4)' }}>
                <EntityMaturityContent />
                <div style={{ maxWidth: '26rem', marginTop: '2rem' }}>
                  <EntityMaturityCard />
                </div>
              </div>
            </EntityProvider>
          ),
        },
      });
    }),
  ],
});
