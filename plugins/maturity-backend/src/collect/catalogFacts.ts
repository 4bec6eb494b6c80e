import { FactDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';

type Declared = Omit<FactDeclaration, 'name' | 'maxAge'>;

const facts = {
  ownerExists: {
    title: 'Owner exists',
    description:
      'Whether the owner that the entity names is in the catalog. Not reported for groups and users.',
    type: 'boolean',
  },
  ownerIsGroup: {
    title: 'Owned by a group',
    description:
      'Whether the owner is a group that exists, and not a single person.',
    type: 'boolean',
  },
  ownerMemberCount: {
    title: 'Members of the owner',
    description:
      'How many people are members of the owning group or of a group below it, each counted once; 0 without an owner that exists.',
    type: 'number',
  },
  sourceLocation: {
    title: 'Source location',
    description:
      'Where the source code is, as a URL or as the slug of a repository; empty when the catalog does not know.',
    type: 'string',
  },
  sourceHost: {
    title: 'Source host',
    description:
      'Kind of host that the source code is on: github, gitlab, bitbucket, azure, gitea or other; empty when the catalog does not know.',
    type: 'string',
  },
  ciAnnotations: {
    title: 'CI annotations',
    description: 'Annotation keys that link the entity to a CI system.',
    type: 'strings',
  },
  onCall: {
    title: 'On-call annotations',
    description:
      'Annotation keys that link the entity to an on-call or incident tool.',
    type: 'strings',
  },
  runbooks: {
    title: 'Runbooks',
    description:
      'Links of type or title "runbook" or "playbook", and runbook annotations.',
    type: 'strings',
  },
  dashboards: {
    title: 'Dashboards and alerts',
    description:
      'Annotation keys that link the entity to dashboards, alerts or error tracking, and links of type or title "dashboard".',
    type: 'strings',
  },
  slos: {
    title: 'SLO annotations',
    description:
      'Annotation keys that link the entity to its SLOs, and links of type or title "SLO".',
    type: 'strings',
  },
  gitops: {
    title: 'GitOps annotations',
    description:
      'Annotation keys that link the entity to an application that is deployed by GitOps.',
    type: 'strings',
  },
  infrastructureWorkspaces: {
    title: 'Infrastructure workspaces',
    description:
      'Annotation keys that link the entity to a workspace of an infrastructure-as-code tool.',
    type: 'strings',
  },
  securityTools: {
    title: 'Security tool annotations',
    description:
      'Annotation keys that link the entity to a code quality or security tool.',
    type: 'strings',
  },
  links: {
    title: 'Links',
    description: 'How many http or https links the entity has.',
    type: 'number',
  },
  techdocs: {
    title: 'TechDocs reference',
    description:
      'Where the TechDocs reference points; empty when there is none or it cannot be resolved.',
    type: 'string',
  },
  sourceTemplate: {
    title: 'Source template',
    description:
      'The template that the entity was made from; empty when it is not known to be made from one.',
    type: 'string',
  },
  dependsOnResources: {
    title: 'Resources it depends on',
    description: 'How many resources the entity depends on.',
    type: 'number',
  },
  resourcesWithoutCode: {
    title: 'Resources without code',
    description:
      'Resources that the entity depends on and that have no sign of being infrastructure as code: no workspace annotation, no template, and no source location of their own.',
    type: 'strings',
  },
  resourcesWithoutSelfService: {
    title: 'Resources not from self-service',
    description:
      'Resources that the entity depends on and that were neither made from a template nor claimed from a platform.',
    type: 'strings',
  },
} as const satisfies Record<string, Declared>;

/** Name of a fact of the `catalog` source. */
export type CatalogFact = keyof typeof facts;

/** The facts of the `catalog` source. */
export const catalogFacts: readonly FactDeclaration[] = Object.entries(
  facts,
).map(([name, declared]) => ({ name, ...declared, maxAge: { days: 1 } }));
