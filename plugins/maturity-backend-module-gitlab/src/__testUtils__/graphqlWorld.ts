import { GraphQLError } from 'graphql';
import {
  FakeProject,
  isAtLeast,
  toCommitId,
  toMergeCommitId,
  toProjectId,
} from './FakeProject';

type Resolvers = Record<string, unknown>;
type Page = { readonly first?: number; readonly after?: string };

/** Says no as GitLab does in an answer. */
function refuse(): never {
  throw new GraphQLError(
    "The resource that you are attempting to access does not exist or you don't have permission to perform this action",
  );
}

const connection = (list: readonly unknown[] = []) => ({
  count: list.length,
  nodes: list,
});
const takePage =
  (list: readonly unknown[] = []) =>
  ({ first = 100 }: Page) =>
    connection(list.slice(0, first));

/** The root value that GitLab executes queries on: functions are fields. */
export function createRoot(
  projects: readonly FakeProject[],
  webUrl: string,
): Resolvers {
  const find = (test: (project: FakeProject) => boolean) =>
    projects.filter(test).map(project => resolveProject(project, webUrl));
  return {
    project: ({ fullPath }: { fullPath: string }) =>
      find(({ path }) => isSame(path, fullPath))[0] ?? null,
    projects: (args: {
      ids?: string[];
      fullPaths?: string[];
      first?: number;
    }) => {
      if ((args.fullPaths?.length ?? 0) > 50) {
        throw new GraphQLError(
          'You cannot provide more than 50 full_paths or ids.',
        );
      }
      const found = find(
        project =>
          args.ids?.includes(`gid://gitlab/Project/${toProjectId(project)}`) ??
          args.fullPaths?.some(path => isSame(path, project.path)) ??
          true,
      );
      // In an order of its own.
      return connection(found.reverse().slice(0, args.first ?? 100));
    },
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function resolveProject(project: FakeProject, webUrl: string): Resolvers {
  const { path } = project;
  const url = `${webUrl}/${path}`;
  const isMaintained = isAtLeast(project, 'Maintainer');
  const isDeveloped = isAtLeast(project, 'Developer');
  const readsCode = isAtLeast(project, 'Reporter');
  const fields: Resolvers = {
    id: `gid://gitlab/Project/${toProjectId(project)}`,
    fullPath: path,
    webUrl: url,
    visibility: project.visibility ?? 'private',
    archived: project.archived ?? false,
    lastActivityAt: project.activityAt ?? '2026-01-01T00:00:00Z',
    topics: project.topics ?? [],
    languages: (project.languages ?? []).map(name => ({ name })),
    ciConfigPathOrDefault: project.configPath ?? '.gitlab-ci.yml',
    onlyAllowMergeIfPipelineSucceeds: project.mustSucceed ?? false,
    userPermissions: {
      adminProject: isMaintained,
      downloadCode: readsCode,
      readProject: true,
    },
    repository: readsCode ? resolveRepository(project) : null,
    mergeRequests: ({
      first = 100,
      mergedAfter = '',
    }: Page & { mergedAfter?: string }) =>
      connection(
        (project.mergeRequests ?? [])
          .filter(({ mergedAt }) => mergedAt >= mergedAfter)
          .slice(0, first)
          .map((each, at) => resolveMerge(project, each, { iid: at + 1, url })),
      ),
    issues: ({ first = 100, types = [] }: Page & { types?: string[] }) =>
      connection(
        (types.includes('INCIDENT') ? project.incidents ?? [] : [])
          .slice(0, first)
          .map(({ createdAt, closedAt, severity = 'UNKNOWN' }, at) => ({
            iid: String(at + 1),
            title: `Incident ${at + 1}`,
            webUrl: `${url}/-/issues/${at + 1}`,
            severity,
            createdAt,
            closedAt: closedAt ?? null,
          })),
      ),
    // Rules that may not be seen are left out without a word.
    branchRules: takePage(isMaintained ? project.rules?.map(resolveRule) : []),
    releases: takePage(
      project.releases?.map(({ tag, releasedAt, upcoming = false }) => ({
        tagName: tag,
        releasedAt,
        upcomingRelease: upcoming,
        links: { selfUrl: `${url}/-/releases/${tag}` },
      })),
    ),
    pipelines: (args: Page & { ref?: string; updatedAfter?: string }) =>
      readsCode ? resolvePipelines(project, args) : null,
    securityScanners:
      isDeveloped && project.scanners
        ? {
            available: [
              'SAST',
              'SECRET_DETECTION',
              ...(project.isFree ? [] : ['DEPENDENCY_SCANNING']),
            ],
            enabled: project.scanners,
            pipelineRun: project.scanners,
          }
        : null,
    secretPushProtectionEnabled: isDeveloped
      ? project.pushProtection ?? null
      : null,
    vulnerabilitySeveritiesCount:
      isDeveloped && project.vulnerabilities
        ? Object.fromEntries(
            ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'].map(severity => [
              severity.toLowerCase(),
              project.vulnerabilities!.filter(
                each => each.severity === severity,
              ).length,
            ]),
          )
        : null,
    vulnerabilities: ({
      first = 100,
      severity = [],
    }: Page & { severity?: string[] }) =>
      isDeveloped && project.vulnerabilities
        ? connection(
            project.vulnerabilities
              .filter(each => severity.includes(each.severity))
              .sort((a, b) => a.detectedAt.localeCompare(b.detectedAt))
              .slice(0, first)
              .map(({ detectedAt }, at) => ({
                detectedAt,
                webUrl: `${url}/-/security/vulnerabilities/${at + 1}`,
              })),
          )
        : null,
  };
  for (const field of project.failing ?? []) {
    fields[field] = refuse;
  }
  return fields;
}

function resolveMerge(
  project: FakeProject,
  merge: NonNullable<FakeProject['mergeRequests']>[number],
  { iid, url }: { readonly iid: number; readonly url: string },
): Resolvers {
  return {
    iid: String(iid),
    title: `Change ${iid}`,
    webUrl: `${url}/-/merge_requests/${iid}`,
    mergedAt: merge.mergedAt,
    mergeCommitSha: merge.isFastForward
      ? null
      : toMergeCommitId(project, iid, 'merge'),
    diffHeadSha: toMergeCommitId(project, iid, 'head'),
    targetBranch: merge.into ?? project.branch ?? 'main',
    author: { id: '1', bot: merge.isByBot ?? false },
    approvedBy: takePage(merge.approved ? [{ id: '2' }] : []),
    commits: ({ last = 100 }: { last?: number }) =>
      connection(
        (merge.commits ?? []).slice(-last).map(committedDate => ({
          committedDate,
        })),
      ),
  };
}

function resolveRule(
  rule: NonNullable<FakeProject['rules']>[number],
): Resolvers {
  const { push = [40], isUnprotected = false } = rule;
  return {
    name: rule.name,
    isProtected: !isUnprotected,
    branchProtection: isUnprotected
      ? null
      : {
          allowForcePush: rule.allowForcePush ?? false,
          codeOwnerApprovalRequired: rule.codeOwners ?? false,
          pushAccessLevels: () =>
            connection(push.map(accessLevel => ({ accessLevel }))),
        },
    approvalRules: () =>
      connection(
        (rule.approvals ?? []).map(approvalsRequired => ({
          type: rule.isForFindings ? 'REPORT_APPROVER' : 'REGULAR',
          approvalsRequired,
        })),
      ),
  };
}

function resolvePipelines(
  project: FakeProject,
  args: Page & { ref?: string; updatedAfter?: string },
): Resolvers {
  const { branch: main = 'main', pipelines = [], path } = project;
  const found = pipelines
    .map((pipeline, at) => ({ ...pipeline, id: at + 1 }))
    .filter(({ branch = main }) => !args.ref || branch === args.ref)
    .filter(
      ({ startedAt }) => !args.updatedAfter || startedAt >= args.updatedAfter,
    );
  return connection(
    found.slice(0, args.first ?? 100).map(pipeline => ({
      status: pipeline.status,
      source: pipeline.source ?? 'push',
      createdAt: pipeline.startedAt,
      startedAt: pipeline.startedAt,
      duration: (pipeline.took ?? 1) * 60,
      path: `/${path}/-/pipelines/${pipeline.id}`,
      jobs: ({ securityReportTypes }: { securityReportTypes: string[] }) =>
        connection(
          (pipeline.jobs ?? [])
            .filter(({ report }) => securityReportTypes.includes(report))
            .map(({ status = 'SUCCESS' }, at) => ({
              status,
              webPath: `/${path}/-/jobs/${pipeline.id}${at}`,
            })),
        ),
    })),
  );
}

function resolveRepository(project: FakeProject): Resolvers {
  const { files = {}, links = [], branch = 'main', empty = false } = project;
  const commit = toCommitId(project);
  const isThere = (ref: string | undefined) =>
    !empty && (!ref || [branch, 'HEAD', commit].includes(ref));
  return {
    empty,
    exists: true,
    rootRef: empty ? null : branch,
    tree: ({ ref }: { ref?: string }) => ({
      lastCommit: isThere(ref) ? { id: commit, sha: commit } : null,
    }),
    paginatedTree: ({ ref, after }: { ref?: string; after?: string }) => {
      if (!isThere(ref)) {
        return null;
      }
      const all = Object.keys(files);
      const from = Number(after ?? 0);
      const blobs = all.slice(from, from + 100).map(path => ({
        path,
        name: path.split('/').pop(),
        mode: links.includes(path) ? '120000' : '100644',
      }));
      const hasNextPage = from + 100 < all.length;
      return {
        nodes: [{ blobs: () => ({ nodes: blobs }) }],
        pageInfo: {
          hasNextPage,
          endCursor: hasNextPage ? `${from + 100}` : null,
        },
      };
    },
    blobs: ({
      paths,
      ref,
      first = 100,
    }: {
      paths: string[];
      ref?: string;
      first?: number;
    }) =>
      isThere(ref)
        ? connection(
            paths
              .filter(path => path in files)
              .slice(0, first)
              .map(path => resolveBlob(path, files[path]!)),
          )
        : refuse(),
  };
}

function resolveBlob(path: string, content: string | Uint8Array): Resolvers {
  const bytes = Buffer.from(content);
  return {
    path,
    size: bytes.length,
    rawTextBlob: bytes.includes(0) ? null : bytes.toString('utf8'),
  };
}
