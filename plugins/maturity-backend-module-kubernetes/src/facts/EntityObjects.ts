import { EntityScope } from '../join/readScope';
import { ClusterObjects } from '../list/ClusterObjects';
import { TypeName } from '../list/resourceTypes';
import { KubernetesObject } from '../objects/KubernetesObject';
import { Workload } from '../objects/Workload';

const WORKLOADS = [
  'deployments',
  'statefulSets',
  'daemonSets',
  'rollouts',
] as const satisfies readonly TypeName[];

/** A workload, and the cluster that it runs in. */
export interface RunningWorkload {
  readonly workload: Workload;
  readonly cluster: ClusterObjects;
}

/** The objects of one entity in its clusters. */
export class EntityObjects {
  /** Those that ask for pods. */
  readonly workloads: readonly RunningWorkload[];
  /** All clusters: what deploys the workloads may run in another one. */
  readonly allClusters: readonly ClusterObjects[];
  readonly #scope: EntityScope;
  readonly #clusters: readonly ClusterObjects[];
  readonly #gaps: readonly string[];

  /** @param options - `gaps`: why clusters may be missing. */
  constructor(options: {
    readonly scope: EntityScope;
    readonly clusters: readonly ClusterObjects[];
    readonly gaps: readonly string[];
  }) {
    const { scope, clusters, gaps } = options;
    this.#scope = scope;
    this.allClusters = clusters;
    this.#clusters = clusters.filter(
      ({ name }) => scope.clusters?.includes(name) ?? true,
    );
    const unknown = scope.clusters?.filter(
      name => !clusters.some(cluster => cluster.name === name),
    );
    this.#gaps = [
      ...gaps,
      ...(unknown ?? []).map(
        name => `cluster ${name} is not one of the Kubernetes plugin`,
      ),
    ];
    this.workloads = this.#clusters.flatMap(cluster =>
      this.#findWorkloads(cluster),
    );
  }

  /** Finds the objects of some types. */
  find(names: readonly TypeName[]): readonly KubernetesObject[] {
    const { selector, namespace } = this.#scope;
    return this.#clusters.flatMap(cluster =>
      names.flatMap(
        name => cluster.index(name)?.find(selector, namespace) ?? [],
      ),
    );
  }

  /** Finds what Crossplane made for the entity. */
  findOffered(): readonly KubernetesObject[] {
    const { selector, namespace } = this.#scope;
    return this.#clusters.flatMap(({ offered }) =>
      offered.flatMap(index => index.find(selector, namespace)),
    );
  }

  /** Why workloads, and objects of some other types, may be missing. */
  findGaps(
    names: readonly (TypeName | 'offered')[] = WORKLOADS,
  ): readonly string[] {
    const found = this.#clusters.flatMap(each => each.findGaps(names));
    return [...new Set([...this.#gaps, ...found])];
  }

  /** Why something that deploys workloads may be missing. */
  findDeployerGaps(names: readonly TypeName[]): readonly string[] {
    const found = this.allClusters.flatMap(each => each.findGaps(names));
    return [...new Set([...this.#gaps, ...found])];
  }

  /** Set if a cluster of the entity wants to be left alone. */
  get postponed(): ClusterObjects['postponed'] {
    return this.#clusters.find(({ postponed }) => postponed)?.postponed;
  }

  /** Names the clusters for people. */
  describeClusters(): string {
    const names = this.#clusters.map(({ name }) => name);
    return names.length > 0 ? `in ${names.join(', ')}` : 'in any cluster';
  }

  #findWorkloads(cluster: ClusterObjects): readonly RunningWorkload[] {
    const { selector, namespace } = this.#scope;
    const found: readonly Workload[] = WORKLOADS.flatMap(
      name => cluster.index(name)?.find(selector, namespace) ?? [],
    );
    return withTemplates(found)
      .filter(({ replicas }) => replicas !== 0)
      .map(workload => ({ workload, cluster }));
  }
}

/** A Rollout can take its pods from a Deployment, which then has none of its own. */
function withTemplates(found: readonly Workload[]): readonly Workload[] {
  return found.map(workload => {
    const template =
      workload.template &&
      found.find(
        ({ kind, name, namespace }) =>
          kind === 'Deployment' &&
          name === workload.template &&
          namespace === workload.namespace,
      );
    return template
      ? {
          ...workload,
          containers: template.containers,
          podLabels: template.podLabels,
        }
      : workload;
  });
}
