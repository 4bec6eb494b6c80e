import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { FactName } from '../declarations';
import { TypeName } from '../list/resourceTypes';
import { KubernetesObject, toKey } from '../objects/KubernetesObject';
import { EntityObjects } from './EntityObjects';
import { observeNames, observeNumber } from './observeAll';
import { describeNone } from './observeWorkloads';
import { ToEvidence } from './toEvidence';

const REPORTS = [
  'policyReports',
  'reports',
] as const satisfies readonly TypeName[];
const SLOS = [
  'openSlos',
  'pyrraSlos',
  'slothSlos',
] as const satisfies readonly TypeName[];

/** Observes policies, objectives and resources of an entity. */
export function observeOthers(
  objects: EntityObjects,
  toEvidence: ToEvidence,
): Partial<Record<FactName, FactObservation>> {
  const slos = objects.find(SLOS);
  const offered = objects.findOffered();
  return {
    ...observePolicies(objects, toEvidence),
    slos: observeNames(slos.map(toName), slos, {
      gaps: objects.findGaps(SLOS),
      toEvidence,
    }),
    crossplaneResources: observeNames(offered.map(toName), offered, {
      gaps: objects.findGaps(['compositeDefinitions', 'offered']),
      toEvidence,
    }),
  };
}

function observePolicies(
  objects: EntityObjects,
  toEvidence: ToEvidence,
): Partial<Record<FactName, FactObservation>> {
  const judged = objects.workloads.map(({ workload, cluster }) => ({
    workload,
    verdicts: cluster.lookups.verdicts.find(toKey(workload)),
  }));
  const sum = (field: 'results' | 'failures', each = judged) =>
    each.flatMap(({ verdicts }) => verdicts).reduce((a, b) => a + b[field], 0);
  const results = sum('results');
  const gaps = [...objects.findGaps(), ...objects.findGaps(REPORTS)];
  const list = (field: 'results' | 'failures') =>
    judged.filter(each => sum(field, [each]) > 0).map(each => each.workload);
  const isNone = judged.length === 0;
  return {
    policyResults: observeNumber(
      isNone ? undefined : results,
      list('results'),
      {
        gaps,
        ofNone: describeNone(objects),
        toEvidence,
      },
    ),
    policyFailures: observeNumber(
      results > 0 ? sum('failures') : undefined,
      list('failures'),
      { gaps, ofNone: 'no policy judged a workload of the entity', toEvidence },
    ),
  };
}

function toName({ kind, namespace, name }: KubernetesObject): string {
  return [kind, ...(namespace ? [namespace] : []), name].join('/');
}
