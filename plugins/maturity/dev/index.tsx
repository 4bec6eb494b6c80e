import { createDevApp } from '@backstage/frontend-dev-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import plugin from '../src/alpha';
import { fixturesModule, fixturesPlugin } from './fixtures';

createDevApp({
  features: [catalogPlugin, plugin, fixturesModule, fixturesPlugin],
});
