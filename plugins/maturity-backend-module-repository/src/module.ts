import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import limiter from 'p-limit';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { repositoryReadersServiceRef } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { readRepositoryConfig } from './config';
import { RepositoryJudge } from './judge/RepositoryJudge';
import { LocalRepositoryReader } from './readers/LocalRepositoryReader';
import { UrlRepositoryReader } from './readers/UrlRepositoryReader';
import { RepositoryFactSource } from './RepositoryFactSource';

/**
 * Adds the fact source `repository` to the maturity plugin: what the content of
 * a repository shows.
 *
 * @public
 */
export const maturityModuleRepository = createBackendModule({
  pluginId: 'maturity',
  moduleId: 'repository',
  register(reg) {
    reg.registerInit({
      deps: {
        sources: maturityFactSourcesExtensionPoint,
        config: coreServices.rootConfig,
        remote: repositoryReadersServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init({ sources, config, remote, urlReader }) {
        const { limits, judgeLimits, timeout, concurrency, localRoots } =
          readRepositoryConfig(config, process.cwd());
        const pace = { limit: limiter(concurrency), timeout };
        sources.addFactSource(
          new RepositoryFactSource({
            readers: {
              local: new LocalRepositoryReader({ roots: localRoots, pace }),
              remote,
              url: new UrlRepositoryReader({ urlReader, pace }),
            },
            integrations: ScmIntegrations.fromConfig(config),
            limits,
            judge: new RepositoryJudge({ limits: judgeLimits, workers: 2 }),
          }),
        );
      },
    });
  },
});
