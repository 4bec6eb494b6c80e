import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navigationModule } from './navigation/navigationModule';

/**
 * The demo on the new frontend system. The plugins, maturity among them, are
 * discovered from this package's dependencies (`app.packages` in app-config.yaml).
 */
export const app = createApp({ features: [catalogPlugin, navigationModule] });
