import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { ConfigProblems } from '@platform-maturity/backstage-plugin-maturity-node/config';
import { requestPausesServiceRef } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { readHttpSources } from './declaration/parseSource';
import { DeclaredFactSource } from './DeclaredFactSource';
import { suggestPacks } from './packs/suggestPacks';
import { HttpToolReader } from './request/HttpToolReader';
import { readSqlSources } from './sql/readSqlSources';
import { SqlToolReader } from './sql/SqlToolReader';

/**
 * Adds a fact source to the maturity plugin for each `maturity.sources.<id>.http`,
 * `.sql` and `.pack`: facts from any tool that answers over HTTP, or from its database.
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
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        pauses: requestPausesServiceRef,
        sources: maturityFactSourcesExtensionPoint,
      },
      async init({ config, lifecycle, logger, pauses, sources }) {
        const now = () => Date.now();
        sources.suggestFactSource(...suggestPacks());
        const { http, sql } = readSources(config);
        for (const declared of http) {
          const services = { pauses, logger, now };
          const reader = new HttpToolReader({ ...declared, ...services });
          sources.addFactSource(
            new DeclaredFactSource({ ...declared, reader, now }),
          );
        }
        for (const declared of sql) {
          const reader = new SqlToolReader({ ...declared, logger, now });
          lifecycle.addShutdownHook(() => reader.close());
          sources.addFactSource(
            new DeclaredFactSource({ ...declared, reader, now }),
          );
        }
      },
    });
  },
});

/** @throws InputError with the problems of all sources */
function readSources(config: Config) {
  const problems = new ConfigProblems();
  const http = problems.attempt(() => readHttpSources(config), []);
  const sql = problems.attempt(() => readSqlSources(config), []);
  problems.throwIfAny();
  return { http, sql };
}
