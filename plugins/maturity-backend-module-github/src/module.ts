import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  repositoryReadersServiceRef,
  DeliveryPublisher,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { GithubAccounts } from './client/GithubAccounts';
import { readGithubConfig } from './config';
import { watchGithub, watchPushes } from './events/watchGithub';
import { GithubFactSource } from './GithubFactSource';
import { GithubRepositoryReader } from './reader/GithubRepositoryReader';

/**
 * Adds the fact source `github` to the maturity plugin: what GitHub knows of a
 * repository. The repository source reads those on GitHub through it.
 *
 * @public
 */
export const maturityModuleGithub = createBackendModule({
  pluginId: 'maturity',
  moduleId: 'github',
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
          readGithubConfig(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const now = () => Date.now();
        const accounts = new GithubAccounts({
          credentials:
            DefaultGithubCredentialsProvider.fromIntegrations(integrations),
          ...{ cache, logger, now },
          settings: requests,
          retryAfter: 1_000,
          isThrottled: true,
        });
        sources.addFactSource(
          new GithubFactSource({
            ...{ accounts, integrations, now },
            ...(reportsDeliveries && {
              deliveries: new DeliveryPublisher({ events, logger }),
            }),
            watch: onNews => watchGithub(events, onNews),
          }),
        );
        if (readsRepositories) {
          readers.add(
            new GithubRepositoryReader({
              ...{ accounts, integrations },
              watch: onPush => watchPushes(events, onPush),
            }),
          );
        }
      },
    });
  },
});
