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
      'CI systems that are configured in the repository. Workflows that only keep house, such as closing stale issues, do not count.',
    type: 'strings',
  },
  deployWorkflows: {
    title: 'Deploy workflows',
    description:
      'Paths of pipeline files that deploy: by a known action, a known command, or their name.',
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
    description: 'Scanners for security problems that run in a pipeline.',
    type: 'strings',
  },
  dependencyUpdates: {
    title: 'Dependency updates',
    description: 'Bots that are configured to update dependencies.',
    type: 'strings',
  },
  policyEngines: {
    title: 'Policy engines',
    description:
      'Engines with which policies are enforced, in a pipeline or in a cluster.',
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
      'Whether a CODEOWNERS file is where the source control system looks for it.',
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
      'Whether there is a MkDocs configuration from which TechDocs can be built.',
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
