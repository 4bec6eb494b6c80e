import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { declareFacts } from '@platform-maturity/backstage-plugin-maturity-scm-node';

const MAX_AGE = { days: 8 };

/**
 * The facts about a repository. An empty list or `false` is a known
 * answer: it was looked for, and there is none.
 */
export const repositoryFacts = declareFacts(MAX_AGE, {
  readable: {
    title: 'Repository readable',
    description:
      'Whether the source location of the entity leads to a repository that could be read. False when the entity names no location, unknown when its location cannot be read.',
    type: 'boolean',
  },
  ciProviders: {
    title: 'CI systems',
    description:
      'CI systems that are configured in the repository. Pipelines that only print, or only keep house, such as closing stale issues, do not count.',
    type: 'strings',
  },
  pipelineBuilds: {
    title: 'Builds in the pipeline',
    description:
      'Languages and forms in which a pipeline compiles, packages or makes an image. Installing dependencies is no build. Unknown when the steps are in a pipeline of another repository.',
    type: 'strings',
  },
  pipelineTests: {
    title: 'Tests in the pipeline',
    description:
      'Languages and tools whose tests a pipeline runs, in its steps or in scripts, tasks and actions of the repository that they start. It sees that tests are started, not how many there are or that they pass. Unknown when the steps are in a pipeline of another repository.',
    type: 'strings',
  },
  deployWorkflows: {
    title: 'Deploy workflows',
    description:
      'Paths of pipeline files that change what users get: by a known action, a known command, a script that is named after deploying, or a job for an environment. Sites and releases to app stores count. Packages, images and releases on a code host that are only published, documentation beside code, clusters that a job makes for itself, previews of proposals, and deployments over SSH only do not.',
    type: 'strings',
  },
  sshDeployments: {
    title: 'Deployments over SSH',
    description:
      'Paths of pipeline files that run commands or copy files on other machines, over SSH or FTP. The machine that is changed is kept by hand, so this is no automated deployment.',
    type: 'strings',
  },
  infrastructureAsCode: {
    title: 'Infrastructure as code',
    description:
      'Tools whose definitions of infrastructure are in the repository. A container image alone is not infrastructure.',
    type: 'strings',
  },
  infrastructurePipelines: {
    title: 'Infrastructure pipelines',
    description:
      'Tools with which a pipeline or a GitOps controller plans or applies infrastructure.',
    type: 'strings',
  },
  environments: {
    title: 'Environments from one definition',
    description:
      'Environments that come from the same definition, such as overlays, variable files or stacks beside each other. Empty when there are fewer than two.',
    type: 'strings',
  },
  securityScanners: {
    title: 'Security scanners',
    description:
      'Scanners for security problems that run in a pipeline or as a pre-commit hook, whether or not the pipeline may fail by them.',
    type: 'strings',
  },
  securityGates: {
    title: 'Security gates',
    description:
      'Scanners of a pipeline whose findings can fail it: their step is not told to go on. It does not see the thresholds that a scanner is configured with elsewhere.',
    type: 'strings',
  },
  dependencyUpdates: {
    title: 'Dependency updates',
    description:
      'Bots that are configured to update dependencies, and not switched off.',
    type: 'strings',
  },
  policyEngines: {
    title: 'Policy engines',
    description:
      'Engines with which policies are enforced: by a pipeline that may fail by them, or by a cluster or a service. Policies that nothing runs do not count.',
    type: 'strings',
  },
  sloDefinitions: {
    title: 'SLO definitions',
    description: 'Formats in which service level objectives are defined.',
    type: 'strings',
  },
  codeowners: {
    title: 'Code owners',
    description:
      'Whether a CODEOWNERS file is where the source control system looks for it, and names an owner.',
    type: 'boolean',
  },
  securityPolicy: {
    title: 'Security policy',
    description:
      'Whether the repository says how a vulnerability is to be reported.',
    type: 'boolean',
  },
  documentation: {
    title: 'Documentation',
    description: 'Kinds of documentation that were found.',
    type: 'strings',
  },
  techdocs: {
    title: 'TechDocs',
    description:
      'Whether there is a MkDocs configuration with pages from which TechDocs can be built.',
    type: 'boolean',
  },
  runbooks: {
    title: 'Runbooks',
    description: 'Paths of runbooks and on-call guides.',
    type: 'strings',
  },
  tests: {
    title: 'Tests',
    description: 'Languages and frameworks in which there are tests.',
    type: 'strings',
  },
  containers: {
    title: 'Containers',
    description: 'Ways in which container images are built or composed.',
    type: 'strings',
  },
  packaging: {
    title: 'Packaging',
    description: 'How the workload is packaged for Kubernetes.',
    type: 'strings',
  },
  licences: {
    title: 'Licences',
    description:
      'SPDX identifiers of the licence files; `unrecognised` for a licence text that is not known.',
    type: 'strings',
  },
  reusableWorkflows: {
    title: 'Reusable workflows',
    description:
      'Pipeline definitions of other repositories that this one is built from.',
    type: 'strings',
  },
  scaffolderTemplate: {
    title: 'Scaffolder template',
    description: 'Whether the repository holds a Backstage software template.',
    type: 'boolean',
  },
});

/** Name of a fact of this source. */
export type RepositoryFactName = (typeof repositoryFacts)[number]['name'];

/** Facts of the repository source, all of them. */
export type RepositoryFacts = Readonly<
  Record<RepositoryFactName, FactObservation>
>;
