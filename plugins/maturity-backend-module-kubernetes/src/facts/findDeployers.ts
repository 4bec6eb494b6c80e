import { ClusterObjects } from '../list/ClusterObjects';
import { Application, Deployer, FluxDeployer } from '../objects/deployer';
import { toKey } from '../objects/KubernetesObject';
import { Workload } from '../objects/Workload';
import { RunningWorkload } from './EntityObjects';

/** The address by which Argo CD knows the cluster that it runs in. */
const OWN_SERVER = 'https://kubernetes.default.svc';
const OWN_NAME = 'in-cluster';

/** The tools and objects that apply a workload. */
export interface Deployers {
  /** Also those that left a mark and whose object was not seen. */
  readonly tools: readonly ('argo-cd' | 'flux' | 'helm')[];
  readonly found: readonly Deployer[];
  /** Objects that a mark names and that were not seen, for people. */
  readonly missing: readonly string[];
}

/** Finds the tools that apply a workload, by its marks and by the lists of Argo CD. */
export function findDeployers(
  { workload, cluster }: RunningWorkload,
  allClusters: readonly ClusterObjects[],
): Deployers {
  const tracked = readTrackingName(workload);
  const applications = allClusters.flatMap(each =>
    each.lookups.applications
      .find(toKey(workload))
      .filter(application =>
        tracked
          ? isNamed(application, tracked)
          : leadsTo(application, each, cluster),
      ),
  );
  const marks = readFluxMarks(workload);
  const flux = marks.map(mark => findFlux(mark, cluster, allClusters));
  const isByArgo = tracked !== undefined || applications.length > 0;
  return {
    tools: [
      ...(isByArgo ? (['argo-cd'] as const) : []),
      ...(marks.length > 0 ? (['flux'] as const) : []),
      ...(workload.helmRelease ? (['helm'] as const) : []),
    ],
    found: [...applications, ...flux.filter(each => each !== undefined)],
    missing: [
      ...(tracked && applications.length === 0
        ? [`Application ${tracked}`]
        : []),
      ...marks
        .filter((_, index) => flux[index] === undefined)
        .map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`),
    ],
  };
}

/** The name in a tracking id, which is a copy where it names another object. */
function readTrackingName(workload: Workload): string | undefined {
  const { kind, namespace, name, trackingId = '' } = workload;
  const [, application, what, place] =
    /^([^:]+):([^:]+):([^:]+)$/.exec(trackingId) ?? [];
  return what?.split('/').pop() === kind && place === `${namespace}/${name}`
    ? application
    : undefined;
}

function isNamed({ namespace, name }: Application, tracked: string): boolean {
  return tracked === name || tracked === `${namespace}_${name}`;
}

/** Whether an application in one cluster applies to another, or the same. */
function leadsTo(
  { destination: { server, name } }: Application,
  from: ClusterObjects,
  to: ClusterObjects,
): boolean {
  if (server === OWN_SERVER || name === OWN_NAME) {
    return from.name === to.name;
  }
  return name === to.name || (server !== undefined && server === to.url);
}

interface FluxMark {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

function readFluxMarks({ labels }: Workload): readonly FluxMark[] {
  const marks = [
    ['Kustomization', 'kustomize.toolkit.fluxcd.io'],
    ['HelmRelease', 'helm.toolkit.fluxcd.io'],
  ] as const;
  return marks.flatMap(([kind, group]) => {
    const name = labels[`${group}/name`];
    const namespace = labels[`${group}/namespace`];
    return name && namespace ? [{ kind, namespace, name }] : [];
  });
}

function findFlux(
  mark: FluxMark,
  cluster: ClusterObjects,
  allClusters: readonly ClusterObjects[],
): FluxDeployer | undefined {
  const find = (each: ClusterObjects, isRemote: boolean) =>
    each.lookups.flux
      .find(toKey(mark))
      .filter(found => found.isRemote === isRemote);
  const others = allClusters.filter(each => each !== cluster);
  const remote = others.flatMap(each => find(each, true));
  // Of several with one name, none is known to be the right one.
  return (
    find(cluster, false)[0] ?? (remote.length === 1 ? remote[0] : undefined)
  );
}
