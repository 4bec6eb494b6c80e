import { z } from 'zod';
import { KubernetesObject, Place, readName, toKey } from './KubernetesObject';

/** Something that keeps objects in line with a repository. */
export interface Deployer extends KubernetesObject {
  readonly tool: 'argo-cd' | 'flux';
  /** Whether it applies changes by itself. */
  readonly isAutomated: boolean;
  /** Whether what runs is what the repository says. */
  readonly isSynced?: boolean;
  /** Whether it reports what it applied as healthy. */
  readonly isHealthy?: boolean;
}

/** An Application of Argo CD. */
export interface Application extends Deployer {
  readonly destination: { readonly server?: string; readonly name?: string };
  /** Keys of the workloads that it applied. */
  readonly workloads: readonly string[];
}

/** A Kustomization or HelmRelease of Flux. */
export interface FluxDeployer extends Deployer {
  /** Whether it applies to another cluster. */
  readonly isRemote: boolean;
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'];

const text = z.string().nullish();

const applicationSchema = z.object({
  spec: z.object({
    destination: z.object({ server: text, name: text }).nullish(),
    syncPolicy: z
      .object({
        automated: z.object({ enabled: z.boolean().nullish() }).nullish(),
      })
      .nullish(),
  }),
  status: z
    .object({
      sync: z.object({ status: text }).nullish(),
      health: z.object({ status: text }).nullish(),
      resources: z
        .array(
          z.object({ kind: text, namespace: text, name: text, group: text }),
        )
        .nullish(),
    })
    .nullish(),
});

const fluxSchema = z.object({
  spec: z.object({
    suspend: z.boolean().nullish(),
    wait: z.boolean().nullish(),
    healthChecks: z.array(z.unknown()).nullish(),
    kubeConfig: z.unknown().optional(),
  }),
  status: z
    .object({
      conditions: z
        .array(z.object({ type: z.string(), status: z.string() }))
        .nullish(),
    })
    .nullish(),
});

const synced: Readonly<Record<string, boolean>> = {
  Synced: true,
  OutOfSync: false,
};
const healthy: Readonly<Record<string, boolean>> = {
  Healthy: true,
  Degraded: false,
  Missing: false,
};
const conditions: Readonly<Record<string, boolean>> = {
  True: true,
  False: false,
};

/** Reads an Application of Argo CD. */
export function readApplication(
  item: unknown,
  place: Place,
): Application | undefined {
  const object = readName(item, place);
  const { spec, status } = applicationSchema.safeParse(item).data ?? {};
  if (!object || !spec) {
    return undefined;
  }
  const { automated } = spec.syncPolicy ?? {};
  const { server, name } = spec.destination ?? {};
  return {
    ...object,
    tool: 'argo-cd',
    isAutomated: Boolean(automated) && automated?.enabled !== false,
    isSynced: synced[status?.sync?.status ?? ''],
    isHealthy: healthy[status?.health?.status ?? ''],
    destination: {
      server: server?.replace(/\/+$/, '') || undefined,
      name: name || undefined,
    },
    workloads: (status?.resources ?? []).flatMap(each =>
      WORKLOADS.includes(each.kind ?? '') && each.name
        ? [
            toKey({
              kind: each.kind!,
              namespace: each.namespace ?? undefined,
              name: each.name,
            }),
          ]
        : [],
    ),
  };
}

/** Reads a Kustomization or HelmRelease of Flux. */
export function readFluxDeployer(
  item: unknown,
  place: Place,
): FluxDeployer | undefined {
  const object = readName(item, place);
  const { spec, status } = fluxSchema.safeParse(item).data ?? {};
  if (!object || !spec) {
    return undefined;
  }
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const isReady = conditions[ready?.status ?? ''];
  // A Kustomization that does not wait is ready before what it applied is.
  const waits =
    place.kind === 'HelmRelease' ||
    spec.wait === true ||
    Boolean(spec.healthChecks?.length);
  return {
    ...object,
    tool: 'flux',
    isAutomated: spec.suspend !== true,
    isSynced: isReady,
    isHealthy: waits || isReady === false ? isReady : undefined,
    isRemote: spec.kubeConfig !== undefined && spec.kubeConfig !== null,
  };
}
