import { readCompositeDefinition } from '../objects/compositeDefinition';
import { readApplication, readFluxDeployer } from '../objects/deployer';
import { KubernetesObject, Place, readName } from '../objects/KubernetesObject';
import { readPolicyReport } from '../objects/policyReport';
import { readAutoscaler, readDisruptionBudget } from '../objects/scaling';
import { readWorkload } from '../objects/Workload';

/** A type of objects, and how it is listed. */
export interface ResourceType<T extends KubernetesObject> {
  readonly kind: string;
  readonly group: string;
  /** The first that the cluster serves is asked for. */
  readonly versions: readonly string[];
  readonly plural: string;
  /** Every cluster has it; others are there only if somebody installed them. */
  readonly isBuiltIn?: boolean;
  /** Its objects have the labels of their entity, so that only those are listed. */
  readonly isLabelled?: boolean;
  /** Names and labels are enough. */
  readonly isNameOnly?: boolean;
  /** Undefined for what is no such object. */
  readonly read: (item: unknown, place: Place) => T | undefined;
}

const workload = {
  isLabelled: true,
  read: readWorkload,
} as const;

/** All types that are listed in each cluster. */
export const resourceTypes = {
  deployments: {
    ...workload,
    kind: 'Deployment',
    group: 'apps',
    versions: ['v1'],
    plural: 'deployments',
    isBuiltIn: true,
  },
  statefulSets: {
    ...workload,
    kind: 'StatefulSet',
    group: 'apps',
    versions: ['v1'],
    plural: 'statefulsets',
    isBuiltIn: true,
  },
  daemonSets: {
    ...workload,
    kind: 'DaemonSet',
    group: 'apps',
    versions: ['v1'],
    plural: 'daemonsets',
    isBuiltIn: true,
  },
  rollouts: {
    ...workload,
    kind: 'Rollout',
    group: 'argoproj.io',
    versions: ['v1alpha1'],
    plural: 'rollouts',
  },
  autoscalers: {
    kind: 'HorizontalPodAutoscaler',
    group: 'autoscaling',
    versions: ['v2', 'v1'],
    plural: 'horizontalpodautoscalers',
    isBuiltIn: true,
    read: readAutoscaler,
  },
  disruptionBudgets: {
    kind: 'PodDisruptionBudget',
    group: 'policy',
    versions: ['v1'],
    plural: 'poddisruptionbudgets',
    isBuiltIn: true,
    read: readDisruptionBudget,
  },
  applications: {
    kind: 'Application',
    group: 'argoproj.io',
    versions: ['v1alpha1'],
    plural: 'applications',
    read: readApplication,
  },
  kustomizations: {
    kind: 'Kustomization',
    group: 'kustomize.toolkit.fluxcd.io',
    versions: ['v1', 'v1beta2'],
    plural: 'kustomizations',
    read: readFluxDeployer,
  },
  helmReleases: {
    kind: 'HelmRelease',
    group: 'helm.toolkit.fluxcd.io',
    versions: ['v2', 'v2beta2', 'v2beta1'],
    plural: 'helmreleases',
    read: readFluxDeployer,
  },
  policyReports: {
    kind: 'PolicyReport',
    group: 'wgpolicyk8s.io',
    versions: ['v1alpha2', 'v1beta1'],
    plural: 'policyreports',
    read: readPolicyReport,
  },
  reports: {
    kind: 'Report',
    group: 'openreports.io',
    versions: ['v1alpha1'],
    plural: 'reports',
    read: readPolicyReport,
  },
  openSlos: {
    kind: 'SLO',
    group: 'openslo.com',
    versions: ['v1'],
    plural: 'slos',
    isLabelled: true,
    isNameOnly: true,
    read: readName,
  },
  pyrraSlos: {
    kind: 'ServiceLevelObjective',
    group: 'pyrra.dev',
    versions: ['v1alpha1'],
    plural: 'servicelevelobjectives',
    isLabelled: true,
    isNameOnly: true,
    read: readName,
  },
  slothSlos: {
    kind: 'PrometheusServiceLevel',
    group: 'sloth.slok.dev',
    versions: ['v1'],
    plural: 'prometheusservicelevels',
    isLabelled: true,
    isNameOnly: true,
    read: readName,
  },
  compositeDefinitions: {
    kind: 'CompositeResourceDefinition',
    group: 'apiextensions.crossplane.io',
    versions: ['v1', 'v2'],
    plural: 'compositeresourcedefinitions',
    read: readCompositeDefinition,
  },
} as const satisfies Record<string, ResourceType<KubernetesObject>>;

/** Name of a type that is listed in each cluster. */
export type TypeName = keyof typeof resourceTypes;

/** The objects of a type. */
export type ListedObject<Name extends TypeName> = NonNullable<
  ReturnType<(typeof resourceTypes)[Name]['read']>
>;
