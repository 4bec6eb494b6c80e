import { Entity } from '@backstage/catalog-model';
import { Stored } from './FakeCluster';

export const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

type Fields = Readonly<Record<string, unknown>>;

/** A component with an id, and other annotations. */
export function createEntity(
  name: string,
  annotations: Readonly<Record<string, string>> = {
    'backstage.io/kubernetes-id': name,
  },
  rest: Partial<Entity> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service' },
    ...rest,
  };
}

/** Names and labels of an object of the entity with the same name. */
export function createMeta(
  name: string,
  rest: Partial<Stored['metadata']> = {},
): Stored['metadata'] {
  return {
    name,
    namespace: 'shop',
    ...rest,
    labels: { 'backstage.io/kubernetes-id': name, ...rest.labels },
  };
}

/** A container that lacks nothing, changed. */
export function createContainer(change: Fields = {}): Fields {
  return {
    name: 'web',
    image: `registry.example.com:5000/shop/web:1.2.3@${DIGEST}`,
    env: [{ name: 'PASSWORD', value: 'hunter2' }],
    readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
    livenessProbe: { httpGet: { path: '/live', port: 8080 } },
    resources: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '1', memory: '256Mi' },
    },
    ...change,
  };
}

/** A Deployment, StatefulSet, DaemonSet or Rollout. */
export function createWorkload(
  name: string,
  {
    metadata,
    containers = [createContainer()],
    spec,
  }: {
    readonly metadata?: Partial<Stored['metadata']>;
    readonly containers?: readonly Fields[];
    readonly spec?: Fields;
  } = {},
): Stored {
  return {
    metadata: createMeta(name, metadata),
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers },
      },
      ...spec,
    },
  };
}

/** An Application of Argo CD that applied the Deployment of the same name. */
export function createApplication(
  name: string,
  { spec, status }: { readonly spec?: Fields; readonly status?: Fields } = {},
): Stored {
  return {
    metadata: { name, namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL: 'https://git.example.com/shop.git' },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'shop',
      },
      syncPolicy: { automated: { prune: true } },
      ...spec,
    },
    status: {
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
      resources: [
        { group: 'apps', kind: 'Deployment', namespace: 'shop', name },
      ],
      ...status,
    },
  };
}
