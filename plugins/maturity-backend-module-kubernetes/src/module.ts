import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { requestPausesServiceRef } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Clusters } from './clusters/Clusters';
import { readClusters, SERVICE_ACCOUNT } from './clusters/readClusters';
import { KubernetesFactSource } from './KubernetesFactSource';
import { ClusterLists } from './list/ClusterLists';
import { annotations, kubernetesProofs } from './proofs';
import { readSettings } from './settings';

/**
 * Adds the fact source `kubernetes` to the maturity plugin: what clusters hold for an
 * entity. Clusters are those of the Kubernetes plugin.
 *
 * @public
 */
export const maturityModuleKubernetes = createBackendModule({
  pluginId: 'maturity',
  moduleId: 'kubernetes',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        pauses: requestPausesServiceRef,
        sources: maturityFactSourcesExtensionPoint,
      },
      async init({ auth, config, discovery, pauses, sources }) {
        sources.suggestFactSource({
          id: 'kubernetes',
          title: 'Kubernetes',
          setting: 'kubernetes.clusterLocatorMethods',
          annotations,
          proofs: kubernetesProofs,
        });
        const { env } = process;
        const serviceAccount = SERVICE_ACCOUNT;
        const declared = readClusters(config, { env, serviceAccount });
        if (!declared) {
          return;
        }
        const now = () => Date.now();
        const { requests, labelKey, excludedNamespaces, objectUrl } =
          readSettings(config);
        const issueToken = async () => {
          const onBehalfOf = await auth.getOwnServiceCredentials();
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf,
            targetPluginId: 'kubernetes',
          });
          return token;
        };
        sources.addFactSource(
          new KubernetesFactSource({
            clusters: new Clusters({
              declared,
              plugin: {
                findUrl: () => discovery.getBaseUrl('kubernetes'),
                issueToken,
              },
              settings: requests,
              pauses,
              now,
            }),
            lists: new ClusterLists({ labelKey, excludedNamespaces, now }),
            scope: {
              labelKey,
              isByRelation:
                config.getOptionalString(
                  'kubernetes.serviceLocatorMethod.type',
                ) === 'catalogRelation',
            },
            links: {
              objectUrl,
              appUrl: config.getOptionalString('app.baseUrl'),
            },
            now,
          }),
        );
      },
    });
  },
});
