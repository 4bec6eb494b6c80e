import { createDevApp } from '@backstage/frontend-dev-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import plugin from '../src/alpha';
import { appFixtures, catalogFixtures, maturityFixtures } from './fixtures';

createDevApp({
  features: [
    catalogPlugin,
    plugin,
    catalogFixtures,
    maturityFixtures,
    appFixtures,
  ],
});
