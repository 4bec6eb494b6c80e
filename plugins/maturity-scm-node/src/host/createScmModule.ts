import {
  BackendFeature,
  CacheService,
  coreServices,
  createBackendModule,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  ScmIntegrationRegistry,
  ScmIntegrations,
} from '@backstage/integration';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import {
  DeliveryPublisher,
  readRequestSettings,
  RequestPauses,
  requestPausesServiceRef,
  RequestSettings,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { repositoryReadersServiceRef } from '../readers/RepositoryReaders';
import { ScmFactSource } from './ScmFactSource';
import { ScmHost, ScmLocation } from './ScmHost';
import { ScmRepositoryReader } from './ScmRepositoryReader';

/**
 * Reads the configuration of a source that asks code hosts.
 *
 * @param root - Key of the source: `maturity.sources.github`.
 * @throws InputError that names the key of a wrong value.
 */
export function readScmSourceConfig(
  config: Config,
  root: string,
): {
  readonly requests: RequestSettings;
  /** Whether it reads repositories for the repository source too. */
  readonly readsRepositories: boolean;
  /** Whether it reports deployments and merged changes as deliveries. */
  readonly reportsDeliveries: boolean;
} {
  const own = config.getOptionalConfig(root);
  return {
    requests: readRequestSettings(config, root),
    readsRepositories: own?.getOptionalBoolean('readsRepositories') ?? true,
    reportsDeliveries: own?.getOptionalBoolean('reportsDeliveries') ?? false,
  };
}

/** Services and settings to create a {@link ScmHost} with. @public */
export interface ScmHostOptions {
  readonly cache: CacheService;
  /** For settings that only this host has. */
  readonly config: Config;
  readonly integrations: ScmIntegrationRegistry;
  readonly logger: LoggerService;
  /** Pauses that all replicas keep. */
  readonly pauses?: RequestPauses;
  readonly settings: RequestSettings;
  /** Downloads archives, for hosts whose API does not return many files at once. */
  readonly urlReader: UrlReaderService;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Creates a module of the maturity plugin that adds a fact source for a kind of
 * code host, and reads its repositories for the repository source.
 *
 * @public
 */
export function createScmModule<
  Location extends ScmLocation,
  Answer,
  Details,
  Head extends { readonly commit: string },
>(module: {
  /** Id of the module and of its source: `github`. */
  readonly id: string;
  readonly createHost: (
    options: ScmHostOptions,
  ) => ScmHost<Location, Answer, Details, Head>;
}): BackendFeature {
  return createBackendModule({
    pluginId: 'maturity',
    moduleId: module.id,
    register(reg) {
      reg.registerInit({
        deps: {
          cache: coreServices.cache,
          config: coreServices.rootConfig,
          events: eventsServiceRef,
          logger: coreServices.logger,
          pauses: requestPausesServiceRef,
          readers: repositoryReadersServiceRef,
          sources: maturityFactSourcesExtensionPoint,
          urlReader: coreServices.urlReader,
        },
        async init({
          cache,
          config,
          events,
          logger,
          pauses,
          readers,
          sources,
          urlReader,
        }) {
          const { requests, readsRepositories, reportsDeliveries } =
            readScmSourceConfig(config, `maturity.sources.${module.id}`);
          const integrations = ScmIntegrations.fromConfig(config);
          const now = () => Date.now();
          const host = module.createHost({
            cache,
            config,
            integrations,
            logger,
            pauses,
            settings: requests,
            urlReader,
            now,
          });
          const deliveries =
            host.reportsDeliveries ?? reportsDeliveries
              ? new DeliveryPublisher({ events, logger })
              : undefined;
          sources.addFactSource(
            new ScmFactSource({ host, now, deliveries, events }),
          );
          if (readsRepositories) {
            readers.add(
              new ScmRepositoryReader({ host, integrations, events }),
            );
          }
        },
      });
    },
  });
}
