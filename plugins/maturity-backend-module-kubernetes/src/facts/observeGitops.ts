import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { FactName } from '../declarations';
import { TypeName } from '../list/resourceTypes';
import { Deployer } from '../objects/deployer';
import { describeObject } from '../objects/KubernetesObject';
import { Workload } from '../objects/Workload';
import { EntityObjects } from './EntityObjects';
import { Deployers, findDeployers } from './findDeployers';
import { Finding, observeAll, observeNames } from './observeAll';
import { describeNone } from './observeWorkloads';
import { ToEvidence } from './toEvidence';

const APPLICATIONS = ['applications'] as const satisfies readonly TypeName[];
const DEPLOYERS = [
  ...APPLICATIONS,
  'kustomizations',
  'helmReleases',
] as const satisfies readonly TypeName[];

interface DeployedWorkload extends Deployers {
  readonly workload: Workload;
}

/** Observes what applies the workloads of an entity. */
export function observeGitops(
  objects: EntityObjects,
  toEvidence: ToEvidence,
): Partial<Record<FactName, FactObservation>> {
  const { workloads, allClusters } = objects;
  const deployed = workloads.map(each => ({
    workload: each.workload,
    ...findDeployers(each, allClusters),
  }));
  const gaps = objects.findGaps();
  const options = { gaps, ofNone: describeNone(objects), toEvidence };
  // Without a mark, only what Argo CD lists tells that it applies a workload.
  const unmarked = objects.findDeployerGaps(APPLICATIONS);
  const unseen = objects.findDeployerGaps(DEPLOYERS);
  const judgeEach = (isSo: (deployer: Deployer) => boolean | undefined) =>
    deployed
      .filter(({ tools }) => isGitops(tools))
      .flatMap(each => judgeDeployers(each, isSo, unseen));
  const byNone = 'neither Argo CD nor Flux was seen to apply a workload';
  const states = { ...options, ofNone: byNone };
  const unmanaged = deployed
    .filter(({ tools }) => !isGitops(tools))
    .map(({ workload }) => refuseUnmanaged(workload, unmarked));
  return {
    managedBy: observeNames(
      deployed.flatMap(({ tools }) => tools),
      deployed.flatMap(({ workload, found }) => [workload, ...found]),
      { gaps: [...gaps, ...unmarked], toEvidence },
    ),
    gitops: observeAll(
      [
        ...unmanaged,
        ...deployed
          .filter(({ tools }) => isGitops(tools))
          .map(({ workload }) => ({ object: workload, value: true })),
      ],
      options,
    ),
    gitopsAutomated: observeAll(
      [...unmanaged, ...judgeEach(({ isAutomated }) => isAutomated)],
      options,
    ),
    gitopsSynced: observeAll(
      judgeEach(({ isSynced }) => isSynced),
      states,
    ),
    gitopsHealthy: observeAll(
      judgeEach(({ isHealthy }) => isHealthy),
      states,
    ),
  };
}

function isGitops(tools: Deployers['tools']): boolean {
  return tools.includes('argo-cd') || tools.includes('flux');
}

function refuseUnmanaged(object: Workload, gaps: readonly string[]): Finding {
  return gaps.length > 0
    ? { object, detail: gaps.join('; ') }
    : {
        object,
        value: false,
        detail: 'neither Argo CD nor Flux was seen to apply it',
      };
}

function judgeDeployers(
  { workload, found, missing }: DeployedWorkload,
  isSo: (deployer: Deployer) => boolean | undefined,
  gaps: readonly string[],
): readonly Finding[] {
  return [
    ...found.map(deployer => judgeDeployer(deployer, isSo(deployer))),
    ...missing.map(name => ({
      object: workload,
      detail: [`${name} was not seen`, ...gaps].join('; '),
    })),
  ];
}

function judgeDeployer(object: Deployer, value: boolean | undefined): Finding {
  return value === undefined
    ? { object, detail: `${describeObject(object)} does not tell it` }
    : { object, value };
}
