import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';

const SOME: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: ['group:default/some'] },
  },
};

/**
 * A policy that allows everything, but makes reading entities conditional if a
 * share is set.
 */
export function sharePolicy(seesAll: () => boolean) {
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'share-policy',
    register(env) {
      env.registerInit({
        deps: { policy: policyExtensionPoint },
        async init({ policy }) {
          policy.setPolicy({
            async handle({ permission }) {
              return permission.name === 'catalog.entity.read' && !seesAll()
                ? SOME
                : { result: AuthorizeResult.ALLOW };
            },
          });
        },
      });
    },
  });
}
