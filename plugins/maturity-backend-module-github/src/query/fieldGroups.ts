import {
  GraphqlQuery,
  GraphqlQueryBuilder,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Fields of a repository that are granted, or withheld, together. */
export interface FieldGroup {
  /** Selection on `Repository`. Each alias begins with the group's name, so that the path of an error leads back to it. */
  readonly fields: string;
  /** The permission of a GitHub App or a fine-grained token to see them. */
  readonly permission: string;
}

/** How many of the latest are read. */
export const FIRST = {
  pullRequests: 20,
  deployments: 50,
  releases: 20,
} as const;

/** Everything that one GraphQL query asks of a repository. */
export const fieldGroups = {
  basics: {
    permission: 'Metadata: read',
    fields: `
      basics_name: nameWithOwner
      basics_url: url
      basics_visibility: visibility
      basics_archived: isArchived
      basics_owner: owner { __typename }
      basics_pushedAt: pushedAt
      basics_branch: defaultBranchRef { name }
      basics_licence: licenseInfo { spdxId }
      basics_languages: languages(first: 10, orderBy: { field: SIZE, direction: DESC }) { nodes { name } }
      basics_topics: repositoryTopics(first: 20) { nodes { topic { name } } }
      basics_template: templateRepository { nameWithOwner url }`,
  },
  reviews: {
    permission: 'Pull requests: read',
    fields: `
      reviews_merged: pullRequests(states: MERGED, first: ${FIRST.pullRequests}, orderBy: { field: UPDATED_AT, direction: DESC }) {
        nodes {
          mergedAt
          baseRefName
          url
          author { __typename }
          reviews(states: APPROVED, first: 1) { totalCount }
        }
      }`,
  },
  rules: {
    permission: 'Metadata: read',
    fields: `
      rules_branch: defaultBranchRef {
        rules(first: 50) {
          nodes {
            type
            parameters {
              ... on PullRequestParameters { requiredApprovingReviewCount requireCodeOwnerReview }
              ... on RequiredStatusChecksParameters { requiredStatusChecks { context } }
            }
            repositoryRuleset { name enforcement databaseId }
          }
        }
      }`,
  },
  // Came with a later version than other rules.
  workflowRules: {
    permission: 'Metadata: read',
    fields: `
      workflowRules_branch: defaultBranchRef {
        rules(first: 50) {
          nodes {
            type
            parameters { ... on WorkflowsParameters { workflows { path } } }
            repositoryRuleset { name enforcement databaseId }
          }
        }
      }`,
  },
  // Shows whether something ran since the runs were read.
  heads: {
    permission: 'Checks and Commit statuses: read',
    fields: `
      heads_branch: defaultBranchRef {
        target {
          ... on Commit {
            oid
            checkSuites(first: 30) { nodes { updatedAt } }
            status { contexts { createdAt } }
          }
        }
      }`,
  },
  // Of a classic rule people with write access see the one field, admins only the other.
  writerRule: {
    permission: 'Contents: read',
    fields: `
      writerRule_branch: defaultBranchRef {
        refUpdateRule {
          requiredApprovingReviewCount
          requiredStatusCheckContexts
          requiresCodeOwnerReviews
          allowsForcePushes
        }
      }`,
  },
  adminRule: {
    permission: 'Administration: read',
    fields: `
      adminRule_branch: defaultBranchRef {
        branchProtectionRule {
          requiredApprovingReviewCount
          requiredStatusCheckContexts
          requiresApprovingReviews
          requiresStatusChecks
          requiresCodeOwnerReviews
          allowsForcePushes
        }
      }`,
  },
  alerts: {
    permission: 'Dependabot alerts: read',
    fields: `
      alerts_enabled: hasVulnerabilityAlertsEnabled
      alerts_open: vulnerabilityAlerts(states: OPEN, first: 100) {
        totalCount
        nodes { createdAt number securityVulnerability { severity } }
      }`,
  },
  deployments: {
    permission: 'Deployments: read',
    fields: `
      deployments_latest: deployments(first: ${FIRST.deployments}, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes { createdAt environment latestStatus { state logUrl } }
      }`,
  },
  environments: {
    permission: 'Actions: read',
    fields: `
      environments_all: environments(first: 50) { nodes { name } }`,
  },
  releases: {
    permission: 'Contents: read',
    fields: `
      releases_latest: releases(first: ${FIRST.releases}, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes { databaseId name publishedAt isDraft isPrerelease url tagName tagCommit { oid } }
      }`,
  },
  // Asked for only where deployments are reported as deliveries.
  deployed: {
    permission: 'Deployments: read',
    fields: `
      deployed_latest: deployments(first: ${FIRST.deployments}, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes {
          databaseId
          createdAt
          environment
          task
          commitOid
          ref { name }
          statuses(first: 10) { nodes { state createdAt logUrl } }
        }
      }`,
  },
  // Asked for only where deliveries are reported.
  history: {
    permission: 'Pull requests: read',
    fields: `
      history_merged: pullRequests(states: MERGED, first: ${FIRST.pullRequests}, orderBy: { field: UPDATED_AT, direction: DESC }) {
        nodes {
          number
          title
          url
          mergedAt
          baseRefName
          mergeCommit { oid }
          commits(first: 1) { nodes { commit { committedDate } } }
        }
      }`,
  },
  contents: {
    permission: 'Contents: read',
    fields: `
      contents_workflows: object(expression: "HEAD:.github/workflows") { ... on Tree { entries { name } } }
      contents_owners1: object(expression: "HEAD:.github/CODEOWNERS") { ... on Blob { text } }
      contents_owners2: object(expression: "HEAD:CODEOWNERS") { ... on Blob { text } }
      contents_owners3: object(expression: "HEAD:docs/CODEOWNERS") { ... on Blob { text } }`,
  },
  problems: {
    permission: 'Contents: read',
    fields: `
      problems_owners: codeowners { errors { kind line source path } }`,
  },
} as const satisfies Record<string, FieldGroup>;

/** Name of a group of fields. */
export type FieldGroupName = keyof typeof fieldGroups;

/** Finds the group that an alias belongs to. */
export function findGroup(alias: unknown): FieldGroupName | undefined {
  const [name] = String(alias).split('_');
  return name in fieldGroups ? (name as FieldGroupName) : undefined;
}

/** Owner and name of a repository. */
export interface Slug {
  readonly owner: string;
  readonly name: string;
}

/** Selects fields of a repository as `r0`, `r1` and so on. */
export function selectRepository(
  builder: GraphqlQueryBuilder,
  at: number,
  { owner, name }: Slug,
  fields: string,
): string {
  const own = builder.declare(`o${at}`, 'String!', owner);
  const named = builder.declare(`n${at}`, 'String!', name);
  return `r${at}: repository(owner: ${own}, name: ${named}) { ${fields} }`;
}

/** Asks for all fields of repositories, without some groups. */
export function repositoryQuery(
  repositories: readonly Slug[],
  without: ReadonlySet<FieldGroupName>,
): GraphqlQuery {
  const fields = Object.entries(fieldGroups)
    .filter(([group]) => !without.has(group as FieldGroupName))
    .map(([, group]) => group.fields);
  const builder = new GraphqlQueryBuilder();
  return builder.build(
    repositories.map((each, at) =>
      selectRepository(builder, at, each, '...fields'),
    ),
    `\nfragment fields on Repository {${fields.join('')}\n}`,
  );
}
