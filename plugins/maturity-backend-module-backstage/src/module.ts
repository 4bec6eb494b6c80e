import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { requestPausesServiceRef } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { BackstageFactSource } from './BackstageFactSource';
import { connectPlugins } from './plugins/connectPlugins';
import { readOrganization, readSettings } from './settings';

/**
 * Adds the fact source `backstage` to the maturity plugin: what the scaffolder and
 * TechDocs of the same Backstage know of an entity.
 *
 * @public
 */
export const maturityModuleBackstage = createBackendModule({
  pluginId: 'maturity',
  moduleId: 'backstage',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        cache: coreServices.cache,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        pauses: requestPausesServiceRef,
        sources: maturityFactSourcesExtensionPoint,
      },
      async init({ auth, cache, config, discovery, pauses, sources }) {
        const now = () => Date.now();
        const { requests, ...settings } = readSettings(config);
        const options = {
          auth,
          cache,
          discovery,
          pauses,
          settings: requests,
          now,
        };
        sources.addFactSource(
          new BackstageFactSource({
            plugins: connectPlugins(options),
            settings,
            organization: readOrganization(config),
            appUrl: config.getOptionalString('app.baseUrl'),
            now,
          }),
        );
      },
    });
  },
});
