import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { FactName } from '../declarations';
import { matchesSelector } from '../join/selector';
import { toKey } from '../objects/KubernetesObject';
import { Container } from '../objects/Workload';
import { EntityObjects, RunningWorkload } from './EntityObjects';
import { Finding, observeAll, observeNames, observeNumber } from './observeAll';
import { ToEvidence } from './toEvidence';

type Observations = Partial<Record<FactName, FactObservation>>;

/** The field of a container that each fact asks for, and the words for one without it. */
const containerRules = {
  readinessProbes: ['hasReadinessProbe', 'has no readiness probe'],
  livenessProbes: ['hasLivenessProbe', 'has no liveness probe'],
  resourceRequests: ['hasRequests', 'does not request both CPU and memory'],
  memoryLimits: ['hasMemoryLimit', 'has no memory limit'],
  cpuLimits: ['hasCpuLimit', 'has no CPU limit'],
} as const satisfies Partial<
  Record<FactName, readonly [keyof Container, string]>
>;

/** Observes how the workloads of an entity are set up. */
export function observeWorkloads(
  objects: EntityObjects,
  toEvidence: ToEvidence,
): Observations {
  const { workloads } = objects;
  const all = workloads.map(({ workload }) => workload);
  const gaps = objects.findGaps();
  const ofNone = describeNone(objects);
  const options = { gaps, ofNone, toEvidence };
  const judge = (
    isSo: (container: Container) => boolean | undefined,
    otherwise: string,
  ) =>
    observeAll(
      workloads.map(each => judgeContainers(each, isSo, otherwise)),
      options,
    );
  const containers = Object.entries(containerRules).map(
    ([name, [field, otherwise]]) => [
      name,
      judge(each => each[field], otherwise),
    ],
  );
  return {
    workloads: observeNumber(workloads.length, all, options),
    clusters: observeNames(
      all.map(({ cluster }) => cluster),
      all,
      options,
    ),
    ...Object.fromEntries(containers),
    imagesByDigest: judge(isByDigest, 'is not named by its digest'),
    imagesVersioned: judge(isVersioned, 'has no tag, or the tag latest'),
    ...observeReplicas(objects, toEvidence),
  };
}

/** Says why nothing is known of no workloads. */
export function describeNone(objects: EntityObjects): string {
  return `no workload of the entity was found ${objects.describeClusters()}`;
}

function judgeContainers(
  { workload }: RunningWorkload,
  isSo: (container: Container) => boolean | undefined,
  otherwise: string,
): Finding {
  const against = workload.containers.find(each => isSo(each) === false);
  if (against) {
    const detail = `container ${against.name} ${otherwise}`;
    return { object: workload, value: false, detail };
  }
  const isKnown =
    workload.containers.length > 0 &&
    workload.containers.every(each => isSo(each) !== undefined);
  return isKnown
    ? { object: workload, value: true }
    : {
        object: workload,
        detail: `the containers of ${workload.kind} ${workload.name} were not seen`,
      };
}

function isByDigest({ image }: Container): boolean | undefined {
  return image === '' ? undefined : /@sha256:[0-9a-f]{64}$/.test(image);
}

function isVersioned(container: Container): boolean | undefined {
  const { image } = container;
  const tag = /:([^:/@]+)(?:@|$)/.exec(image.replace(/^[^/]*:\d+\//, ''))?.[1];
  return image === ''
    ? undefined
    : isByDigest(container) || (tag !== undefined && tag !== 'latest');
}

/** Observes how workloads survive the loss of a pod. */
function observeReplicas(
  objects: EntityObjects,
  toEvidence: ToEvidence,
): Observations {
  const scaled = objects.workloads.filter(
    ({ workload }) => workload.replicas !== undefined,
  );
  const ofNone = `${describeNone(objects)} that has a number of replicas`;
  const numbers = scaled.map(each => ({ each, count: countReplicas(each) }));
  const least = Math.min(...numbers.map(({ count }) => count));
  const workloadGaps = objects.findGaps();
  return {
    minReplicas: observeNumber(
      scaled.length > 0 ? least : undefined,
      numbers
        .filter(({ count }) => count === least)
        .map(({ each }) => each.workload),
      {
        gaps: [...workloadGaps, ...objects.findGaps(['autoscalers'])],
        ofNone,
        toEvidence,
      },
    ),
    disruptionBudgets: observeAll(
      scaled.map(each => judgeBudget(each)),
      { gaps: workloadGaps, ofNone, toEvidence },
    ),
  };
}

function countReplicas({ workload, cluster }: RunningWorkload): number {
  const [autoscaler] = cluster.lookups.autoscalers.find(toKey(workload));
  return autoscaler?.minReplicas ?? workload.replicas ?? 0;
}

function judgeBudget({ workload, cluster }: RunningWorkload): Finding {
  const budgets = cluster.lookups.disruptionBudgets;
  const isCovered = budgets
    .find(workload.namespace ?? '')
    .some(
      ({ selector }) =>
        selector !== undefined && matchesSelector(workload.podLabels, selector),
    );
  if (isCovered) {
    return { object: workload, value: true };
  }
  const gaps = cluster.findGaps(['disruptionBudgets']);
  return gaps.length > 0
    ? { object: workload, detail: gaps.join('; ') }
    : {
        object: workload,
        value: false,
        detail: 'no PodDisruptionBudget selects its pods',
      };
}
