import { FactDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';

type Declared = Omit<FactDeclaration, 'name' | 'maxAge'>;

/**
 * Facts about the entry itself are observed. Whatever an annotation, a link or a
 * relation says of anything else is declared: nobody has looked there.
 */
const facts = {
  ownerExists: {
    title: 'Owner exists',
    description:
      'Whether the entity names an owner and every owner is in the catalog. Not reported for groups and users.',
    type: 'boolean',
  },
  ownerIsGroup: {
    title: 'Owned by a group',
    description:
      'Whether the owner, and every other one, is a group that exists, and not a single person.',
    type: 'boolean',
  },
  ownerMemberCount: {
    title: 'Members of the owner',
    description:
      'How many people are members of an owning group or of a group below it, or are an owner themselves, each counted once; 0 without an owner that exists.',
    type: 'number',
  },
  sourceLocation: {
    title: 'Source location',
    description:
      'Where the source code is, as a URL or as the slug of a repository; empty when the entity names none, unknown when its location is no web address.',
    type: 'string',
    grade: 'declared',
  },
  sourceHost: {
    title: 'Source host',
    description:
      'Kind of host that the source code is on: github, gitlab, azure-devops, bitbucket-cloud, bitbucket-server, gitea, gerrit, harness or codecommit, as the host of its location is configured at `integrations`; unknown for other hosts. A slug annotation counts only when the location is no web address.',
    type: 'string',
    grade: 'declared',
  },
  ciAnnotations: {
    title: 'CI annotations',
    description: 'Annotation keys that link the entity to a CI system.',
    type: 'strings',
    grade: 'declared',
  },
  onCall: {
    title: 'On-call annotations',
    description:
      'Annotation keys that link the entity to an on-call or incident tool.',
    type: 'strings',
    grade: 'declared',
  },
  runbooks: {
    title: 'Runbooks',
    description:
      'Runbook annotations, and links of type, or else title, "runbook" or "playbook".',
    type: 'strings',
    grade: 'declared',
  },
  dashboards: {
    title: 'Dashboards and alerts',
    description:
      'Annotation keys that link the entity to dashboards, alerts or error tracking, and links of type or title "dashboard".',
    type: 'strings',
    grade: 'declared',
  },
  slos: {
    title: 'SLO annotations',
    description:
      'Annotation keys that link the entity to its SLOs, and links of type or title "SLO".',
    type: 'strings',
    grade: 'declared',
  },
  gitops: {
    title: 'GitOps annotations',
    description:
      'Annotation keys that link the entity to an application that is deployed by GitOps.',
    type: 'strings',
    grade: 'declared',
  },
  infrastructureWorkspaces: {
    title: 'Infrastructure workspaces',
    description:
      'Annotation keys that link the entity to a workspace of an infrastructure-as-code tool.',
    type: 'strings',
    grade: 'declared',
  },
  selfService: {
    title: 'Self-service annotations',
    description:
      'Annotation keys that show that the entity was claimed from a platform.',
    type: 'strings',
    grade: 'declared',
  },
  securityTools: {
    title: 'Security tool annotations',
    description:
      'Annotation keys that link the entity to a code quality or security tool.',
    type: 'strings',
    grade: 'declared',
  },
  links: {
    title: 'Links',
    description: 'How many http or https links the entity has.',
    type: 'number',
  },
  techdocs: {
    title: 'TechDocs reference',
    description:
      'Where the TechDocs reference leads, as TechDocs resolves it; empty when there is none, unknown when it leads nowhere.',
    type: 'string',
    grade: 'declared',
  },
  sourceTemplate: {
    title: 'Source template',
    description:
      'The template of the catalog that the entity was made from; empty when it names none, unknown when what it names is not in the catalog.',
    type: 'string',
    grade: 'declared',
  },
  providers: {
    title: 'Components that provide it',
    description:
      'How many components provide the API, by their relations. Reported for APIs.',
    type: 'number',
  },
  consumers: {
    title: 'Components that consume it',
    description:
      'How many components consume the API, by their relations. Reported for APIs.',
    type: 'number',
  },
  dependents: {
    title: 'Entities that depend on it',
    description:
      'How many entities depend on the resource, by their relations. Reported for resources.',
    type: 'number',
  },
  dependsOnResources: {
    title: 'Resources it depends on',
    description:
      'How many resources the entity depends on; unknown when it declares none.',
    type: 'number',
    grade: 'declared',
  },
  resourcesWithoutCode: {
    title: 'Resources without code',
    description:
      'Resources that the entity depends on and that have no sign of being infrastructure as code: no workspace annotation, no template of the catalog, and no source location of their own in a repository. Unknown when it declares none.',
    type: 'strings',
    grade: 'declared',
  },
  resourcesWithoutSelfService: {
    title: 'Resources not from self-service',
    description:
      'Resources that the entity depends on and that were neither made from a template of the catalog nor claimed from a platform. Unknown when it declares none.',
    type: 'strings',
    grade: 'declared',
  },
} as const satisfies Record<string, Declared>;

/** Name of a fact of the `catalog` source. */
export type CatalogFact = keyof typeof facts;

/** The facts of the `catalog` source. */
export const catalogFacts: readonly FactDeclaration[] = Object.entries(
  facts,
).map(([name, declared]) => ({ name, ...declared, maxAge: { days: 1 } }));
