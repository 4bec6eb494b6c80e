/** Fields of a project that are shown, or withheld, together. */
export interface FieldGroup {
  /** Selection on `Project`. Each alias begins with the group's name, so that the path of an error leads back to it. */
  readonly fields: string;
  /** The role that the token needs to see them, for people. */
  readonly needs: string;
}

/** How many of the latest are read. */
export const FIRST = {
  mergeRequests: 20,
  branchRules: 100,
  releases: 20,
  pipelines: 100,
  scannedPipelines: 3,
  incidents: 20,
} as const;

const developer = 'give the token the role Developer';
const ultimate = `${developer} in a project with GitLab Ultimate`;

/** Fields that need no knowledge of a project. They use `$mergedAfter`. */
export const projectGroups = {
  basics: {
    needs: 'give the token the role Reporter',
    fields: `
      basics_url: webUrl
      basics_visibility: visibility
      basics_archived: archived
      basics_activityAt: lastActivityAt
      basics_topics: topics
      basics_languages: languages { name }
      basics_configPath: ciConfigPathOrDefault
      basics_mustSucceed: onlyAllowMergeIfPipelineSucceeds
      basics_permissions: userPermissions { adminProject }
      basics_repository: repository { rootRef empty }`,
  },
  reviews: {
    needs: 'give the token the role Reporter',
    fields: `
      reviews_merged: mergeRequests(state: merged, mergedAfter: $mergedAfter, sort: MERGED_AT_DESC, first: ${FIRST.mergeRequests}) {
        nodes {
          targetBranch
          author { bot }
          approvedBy(first: 1) { nodes { id } }
        }
      }`,
  },
  rules: {
    needs: 'give the token the role Maintainer',
    fields: `
      rules_branches: branchRules(first: ${FIRST.branchRules}) {
        nodes {
          name
          isProtected
          branchProtection {
            allowForcePush
            pushAccessLevels { nodes { accessLevel } }
          }
        }
      }`,
  },
  // Unknown to the Community Edition, as is everything below but releases.
  approvals: {
    needs:
      'give the token the role Maintainer in a project with GitLab Premium',
    fields: `
      approvals_branches: branchRules(first: ${FIRST.branchRules}) {
        nodes {
          name
          isProtected
          approvalRules { nodes { type approvalsRequired } }
          branchProtection { codeOwnerApprovalRequired }
        }
      }`,
  },
  scanners: {
    needs: developer,
    fields: `
      scanners_all: securityScanners { available enabled pipelineRun }`,
  },
  pushProtection: {
    needs: ultimate,
    fields: `
      pushProtection_isOn: secretPushProtectionEnabled`,
  },
  alerts: {
    needs: ultimate,
    fields: `
      alerts_counts: vulnerabilitySeveritiesCount(state: [DETECTED, CONFIRMED]) { critical high medium low }
      alerts_critical: vulnerabilities(state: [DETECTED, CONFIRMED], severity: [CRITICAL], sort: detected_asc, first: 1) {
        nodes { detectedAt webUrl }
      }`,
  },
  releases: {
    needs: 'give the token the role Reporter',
    fields: `
      releases_latest: releases(sort: RELEASED_AT_DESC, first: ${FIRST.releases}) {
        nodes { tagName releasedAt upcomingRelease links { selfUrl } }
      }`,
  },
} as const satisfies Record<string, FieldGroup>;

/**
 * The few files whose content matters. Each has a field of its own: GitLab counts the
 * content of several files in one field as many times more complex.
 */
export const contentGroups = {
  contents: {
    needs: 'give the token the role Reporter',
    fields: `
      contents_files: repository {
        tree { lastCommit { sha } }
        config: blobs(paths: [".gitlab-ci.yml"], first: 1) { nodes { rawTextBlob } }
        owners1: blobs(paths: ["CODEOWNERS"], first: 1) { nodes { rawTextBlob } }
        owners2: blobs(paths: ["docs/CODEOWNERS"], first: 1) { nodes { rawTextBlob } }
        owners3: blobs(paths: [".gitlab/CODEOWNERS"], first: 1) { nodes { rawTextBlob } }
      }`,
  },
} as const satisfies Record<string, FieldGroup>;

/** Pipelines of a branch. They use `$branch` and `$since`. */
export const pipelineGroups = {
  pipelines: {
    needs: 'give the token the role Reporter',
    fields: `
      pipelines_all: pipelines(ref: $branch, scope: FINISHED, updatedAfter: $since, first: ${FIRST.pipelines}) {
        nodes { status source createdAt startedAt duration path }
      }`,
  },
  jobs: {
    needs: 'give the token the role Reporter',
    fields: `
      jobs_latest: pipelines(ref: $branch, scope: FINISHED, first: ${FIRST.scannedPipelines}) {
        nodes {
          sast: jobs(securityReportTypes: [SAST], first: 5) { nodes { status webPath } }
          secrets: jobs(securityReportTypes: [SECRET_DETECTION], first: 5) { nodes { status webPath } }
          dependencies: jobs(securityReportTypes: [DEPENDENCY_SCANNING], first: 5) { nodes { status webPath } }
        }
      }`,
  },
} as const satisfies Record<string, FieldGroup>;

/** Deliveries, asked for only where they are reported. They use `$mergedAfter`. */
export const deliveryGroups = {
  merges: {
    needs: 'give the token the role Reporter',
    // Commits are listed from the latest to the first.
    fields: `
      merges_latest: mergeRequests(state: merged, mergedAfter: $mergedAfter, sort: MERGED_AT_DESC, first: ${FIRST.mergeRequests}) {
        nodes {
          iid
          title
          webUrl
          mergedAt
          targetBranch
          mergeCommitSha
          diffHeadSha
          commits(last: 1) { nodes { committedDate } }
        }
      }`,
  },
  incidents: {
    needs: 'give the token the role Reporter',
    fields: `
      incidents_latest: issues(types: [INCIDENT], sort: UPDATED_DESC, first: ${FIRST.incidents}) {
        nodes { iid title webUrl severity createdAt closedAt }
      }`,
  },
} as const satisfies Record<string, FieldGroup>;

/** Groups of fields that are asked for in one query. */
export type FieldGroups = Readonly<Record<string, FieldGroup>>;

/** Name of a group of fields. */
export type FieldGroupName =
  | keyof typeof projectGroups
  | keyof typeof contentGroups
  | keyof typeof pipelineGroups;

/** Finds the group that an alias belongs to. */
export function findGroup(
  alias: unknown,
  groups: FieldGroups,
): string | undefined {
  const [name = '', ...rest] = String(alias).split('_');
  return rest.length > 0 && name in groups ? name : undefined;
}

/** Finds the first group that has a field of this name. */
export function findGroupWith(
  field: string | undefined,
  groups: FieldGroups,
): string | undefined {
  return Object.keys(groups).find(
    name => field && groups[name]!.fields.split(/\W+/).includes(field),
  );
}

/** How projects are named: all of a query in the same way. */
export type ProjectKey = 'ids' | 'fullPaths';

/** Types of the variables that selections may use. */
const VARIABLES: Readonly<Record<string, string>> = {
  branch: 'String!',
  mergedAfter: 'Time!',
  ref: 'String!',
  since: 'Time!',
};

/**
 * Builds a query for many projects as one connection. GitLab adds one percent of
 * complexity for each project in it; aliases would add all of it again.
 */
export function projectsQuery(
  key: ProjectKey,
  fields: string,
  count: number,
): string {
  const used = Object.keys(VARIABLES).filter(name =>
    new RegExp(`\\$${name}\\b`).test(fields),
  );
  const parameters = [
    key === 'ids' ? '$keys: [ID!]' : '$keys: [String!]',
    ...used.map(name => `$${name}: ${VARIABLES[name]}`),
  ];
  return `query (${parameters.join(', ')}) {
  projects(${key}: $keys, first: ${count}) {
    nodes {
      id
      fullPath${fields}
    }
  }
}`;
}

/** Selects the fields of all groups, except those that are known to be withheld. */
export function selectFields(
  groups: FieldGroups,
  without: ReadonlySet<string>,
): string {
  return Object.entries(groups)
    .filter(([name]) => !without.has(name))
    .map(([, { fields }]) => fields)
    .join('');
}
