import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  DeliveryPublisher,
  repositoryReadersServiceRef,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { GitlabAccounts } from './client/GitlabAccounts';
import { readGitlabConfig } from './config';
import { watchGitlab, watchPushes } from './events/watchGitlab';
import { GitlabFactSource } from './GitlabFactSource';
import { GitlabRepositoryReader } from './reader/GitlabRepositoryReader';

/**
 * Adds the fact source `gitlab` to the maturity plugin: what GitLab knows of a
 * project. The repository source reads those on GitLab through it.
 *
 * @public
 */
export const maturityModuleGitlab = createBackendModule({
  pluginId: 'maturity',
  moduleId: 'gitlab',
  register(reg) {
    reg.registerInit({
      deps: {
        cache: coreServices.cache,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        readers: repositoryReadersServiceRef,
        sources: maturityFactSourcesExtensionPoint,
      },
      async init({ cache, config, events, logger, readers, sources }) {
        const { requests, readsRepositories, reportsDeliveries } =
          readGitlabConfig(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const now = () => Date.now();
        const accounts = new GitlabAccounts({
          credentials:
            DefaultGitlabCredentialsProvider.fromIntegrations(integrations),
          ...{ cache, now },
          settings: requests,
          retryAfter: 1_000,
        });
        sources.addFactSource(
          new GitlabFactSource({
            ...{ accounts, integrations, now },
            ...(reportsDeliveries && {
              deliveries: new DeliveryPublisher({ events, logger }),
            }),
            watch: onNews => watchGitlab(events, onNews),
          }),
        );
        if (readsRepositories) {
          readers.add(
            new GitlabRepositoryReader({
              ...{ accounts, integrations },
              watch: onPush => watchPushes(events, onPush),
            }),
          );
        }
      },
    });
  },
});
