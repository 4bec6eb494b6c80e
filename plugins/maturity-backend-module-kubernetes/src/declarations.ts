import { FactDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';

type Declared = Omit<FactDeclaration, 'name' | 'maxAge'>;

const MAX_AGE = { days: 2 };

const declared = {
  workloads: {
    title: 'Workloads',
    description:
      'Number of Deployments, StatefulSets, DaemonSets and Rollouts of the entity that ask for at least one pod. All other facts leave out those that are scaled to zero.',
    type: 'number',
  },
  clusters: {
    title: 'Clusters',
    description: 'Names of the clusters that its workloads were seen in.',
    type: 'strings',
  },
  readinessProbes: {
    title: 'Readiness probes',
    description:
      'Whether every container of its workloads has a readiness probe.',
    type: 'boolean',
  },
  livenessProbes: {
    title: 'Liveness probes',
    description:
      'Whether every container of its workloads has a liveness probe.',
    type: 'boolean',
  },
  resourceRequests: {
    title: 'Resource requests',
    description:
      'Whether every container requests CPU and memory. A limit counts as a request, as it does in Kubernetes.',
    type: 'boolean',
  },
  memoryLimits: {
    title: 'Memory limits',
    description: 'Whether every container has a memory limit.',
    type: 'boolean',
  },
  cpuLimits: {
    title: 'CPU limits',
    description: 'Whether every container has a CPU limit.',
    type: 'boolean',
  },
  minReplicas: {
    title: 'Smallest number of replicas',
    description:
      'The least pods that any of its workloads asks for, or may be scaled down to by a HorizontalPodAutoscaler. DaemonSets are left out.',
    type: 'number',
  },
  disruptionBudgets: {
    title: 'Disruption budgets',
    description:
      'Whether a PodDisruptionBudget selects the pods of every workload. DaemonSets are left out.',
    type: 'boolean',
  },
  imagesByDigest: {
    title: 'Images pinned by digest',
    description: 'Whether the image of every container is named by its digest.',
    type: 'boolean',
  },
  imagesVersioned: {
    title: 'Images with a version',
    description:
      'Whether the image of every container has a digest, or a tag other than `latest`.',
    type: 'boolean',
  },
  managedBy: {
    title: 'Managed by',
    description:
      'Tools that were seen to apply its workloads: `argo-cd`, `flux`, `helm`.',
    type: 'strings',
  },
  gitops: {
    title: 'Managed by GitOps',
    description: 'Whether Argo CD or Flux applies every workload.',
    type: 'boolean',
  },
  gitopsAutomated: {
    title: 'Synced by itself',
    description:
      'Whether Argo CD or Flux applies every workload, and applies changes of the repository by itself.',
    type: 'boolean',
  },
  gitopsSynced: {
    title: 'In line with the repository',
    description:
      'Whether Argo CD reports every application as synced, and Flux every Kustomization and HelmRelease as ready.',
    type: 'boolean',
  },
  gitopsHealthy: {
    title: 'Healthy',
    description:
      'Whether Argo CD reports every application as healthy. With Flux, whether every HelmRelease, and every Kustomization that waits for what it applies, is ready.',
    type: 'boolean',
  },
  policyResults: {
    title: 'Results of policies',
    description:
      'Number of results that policy engines such as Kyverno report for its workloads, without those that were skipped.',
    type: 'number',
  },
  policyFailures: {
    title: 'Failures of policies',
    description:
      'Number of those results that are failures or errors. Not known where there are no results.',
    type: 'number',
  },
  slos: {
    title: 'Service level objectives',
    description:
      'Objects of OpenSLO, Pyrra and Sloth that were seen for the entity.',
    type: 'strings',
  },
  crossplaneResources: {
    title: 'Resources of Crossplane',
    description:
      'Claims, or composite resources without a claim, that were seen for the entity.',
    type: 'strings',
  },
} as const satisfies Record<string, Declared>;

/** Name of a fact. */
export type FactName = keyof typeof declared;

/** The facts about the objects of an entity. */
export const kubernetesFacts: readonly FactDeclaration[] = Object.entries(
  declared,
).map(([name, fact]) => ({ name, ...fact, maxAge: MAX_AGE }));
