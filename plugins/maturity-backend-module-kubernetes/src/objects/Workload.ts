import { z } from 'zod';
import { KubernetesObject, Place, readMeta } from './KubernetesObject';

/** A container that runs as long as its pod. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly hasReadinessProbe: boolean;
  readonly hasLivenessProbe: boolean;
  /** CPU and memory. */
  readonly hasRequests: boolean;
  readonly hasMemoryLimit: boolean;
  readonly hasCpuLimit: boolean;
}

/** A Deployment, StatefulSet, DaemonSet or Rollout. */
export interface Workload extends KubernetesObject {
  /** Pods that are asked for; none of a DaemonSet, which has one for each node. */
  readonly replicas?: number;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly containers: readonly Container[];
  /** The Deployment that a Rollout takes its pods from. */
  readonly template?: string;
  /** Id that Argo CD writes into what it applies. */
  readonly trackingId?: string;
  readonly helmRelease?: string;
}

const quantities = z.record(z.string(), z.unknown()).nullish();

const containerSchema = z.object({
  name: z.string(),
  image: z.string().nullish(),
  readinessProbe: z.unknown().optional(),
  livenessProbe: z.unknown().optional(),
  resources: z
    .object({ requests: quantities, limits: quantities })
    .partial()
    .nullish(),
});

const templateSchema = z.object({
  metadata: z
    .object({ labels: z.record(z.string(), z.string()).nullish() })
    .nullish(),
  spec: z.object({ containers: z.array(containerSchema) }),
});

const schema = z.object({
  spec: z.object({
    replicas: z.number().nullish(),
    template: templateSchema.nullish(),
    workloadRef: z.object({ kind: z.string(), name: z.string() }).nullish(),
  }),
});

/** Reads a workload without values of variables, arguments and files. */
export function readWorkload(
  item: unknown,
  place: Place,
): Workload | undefined {
  const meta = readMeta(item, place);
  const { spec } = schema.safeParse(item).data ?? {};
  if (!meta || !spec) {
    return undefined;
  }
  const { annotations, ...object } = meta;
  const { template, workloadRef } = spec;
  const isHelm = meta.labels['app.kubernetes.io/managed-by'] === 'Helm';
  return {
    ...object,
    replicas: place.kind === 'DaemonSet' ? undefined : spec.replicas ?? 1,
    podLabels: template?.metadata?.labels ?? {},
    containers: template?.spec.containers.map(toContainer) ?? [],
    template: workloadRef?.kind === 'Deployment' ? workloadRef.name : undefined,
    trackingId: annotations['argocd.argoproj.io/tracking-id'],
    helmRelease: isHelm ? annotations['meta.helm.sh/release-name'] : undefined,
  };
}

function toContainer(container: z.infer<typeof containerSchema>): Container {
  const { requests, limits } = container.resources ?? {};
  // The server takes a limit for the request that is missing.
  const isRequested = (name: string) =>
    isGiven(requests?.[name]) || isGiven(limits?.[name]);
  return {
    name: container.name,
    image: container.image ?? '',
    hasReadinessProbe: isGiven(container.readinessProbe),
    hasLivenessProbe: isGiven(container.livenessProbe),
    hasRequests: isRequested('cpu') && isRequested('memory'),
    hasMemoryLimit: isGiven(limits?.memory),
    hasCpuLimit: isGiven(limits?.cpu),
  };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
