import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { requestPausesServiceRef } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { readHttpSources } from './declaration/parseSource';
import { HttpFactSource } from './HttpFactSource';
import { suggestPacks } from './packs/suggestPacks';
import { HttpToolReader } from './request/HttpToolReader';

/**
 * Adds a fact source to the maturity plugin for each `maturity.sources.<id>.http`
 * and `.pack`: facts from any tool that answers over HTTP.
 *
 * @public
 */
export const maturityModuleHttp = createBackendModule({
  pluginId: 'maturity',
  moduleId: 'http',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        pauses: requestPausesServiceRef,
        sources: maturityFactSourcesExtensionPoint,
      },
      async init({ config, logger, pauses, sources }) {
        const now = () => Date.now();
        sources.suggestFactSource(...suggestPacks());
        for (const declared of readHttpSources(config)) {
          const services = { pauses, logger, now };
          const reader = new HttpToolReader({ ...declared, ...services });
          sources.addFactSource(
            new HttpFactSource({ ...declared, reader, now }),
          );
        }
      },
    });
  },
});
