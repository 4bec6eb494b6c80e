import {
  createApplication,
  createWorkload,
} from '../plugins/maturity-backend-module-kubernetes/src/__testUtils__/objects';
import type { StoredObjects } from '../plugins/maturity-backend-module-kubernetes/src/__testUtils__/FakeCluster';

/** Objects of all kinds, ten for each entity. */
export function createObjects(entities: number): StoredObjects {
  const names = Array.from({ length: entities }, (_, index) => `web-${index}`);
  const meta = (name: string) => ({ name, namespace: 'shop' });
  const workloads = (kinds: readonly string[]) =>
    names.flatMap(name =>
      kinds.map(kind =>
        createWorkload(name, { metadata: { name: `${name}${kind}` } }),
      ),
    );
  return {
    '/apis/apps/v1/deployments': workloads(['', '-api', '-job', '-old']),
    '/apis/apps/v1/statefulsets': workloads(['-store', '-queue']),
    '/apis/autoscaling/v2/horizontalpodautoscalers': names.map(name => ({
      metadata: meta(name),
      spec: { minReplicas: 2, scaleTargetRef: { kind: 'Deployment', name } },
    })),
    '/apis/policy/v1/poddisruptionbudgets': names.map(name => ({
      metadata: meta(name),
      spec: { selector: { matchLabels: { app: name } } },
    })),
    '/apis/argoproj.io/v1alpha1/applications': names.map(name =>
      createApplication(name),
    ),
    '/apis/wgpolicyk8s.io/v1alpha2/policyreports': names.map(name => ({
      metadata: meta(name),
      scope: { kind: 'Deployment', namespace: 'shop', name },
      results: Array.from({ length: 20 }, () => ({
        policy: 'require-probes',
        message: 'validation rule passed',
        result: 'pass',
      })),
    })),
  };
}
