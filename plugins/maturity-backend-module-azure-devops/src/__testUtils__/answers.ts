import {
  FakeProject,
  FakeRepository,
  toCommitId,
  toObjectId,
  toRepositoryId,
  toUuid,
} from './FakeProject';

/** A list, before it is cut into pages. */
export type FakeList = readonly object[];

/** Names the default branch in full; an empty repository has none. */
function toDefaultBranch({ branch = 'main' }: FakeRepository): string {
  return branch && `refs/heads/${branch}`;
}

function toProject({ name, visibility = 'private' }: FakeProject) {
  return { id: toUuid(name), name, visibility, state: 'wellFormed' };
}

/** The repositories of a project. */
export function listRepositories(project: FakeProject): FakeList {
  return project.repositories.map(repository => ({
    id: toRepositoryId(project, repository),
    name: repository.name,
    isDisabled: repository.isDisabled ?? false,
    project: toProject(project),
    ...(toDefaultBranch(repository) && {
      defaultBranch: toDefaultBranch(repository),
    }),
  }));
}

/** The builds that a query asks for. */
export function listBuilds(
  project: FakeProject,
  query: URLSearchParams,
): FakeList {
  const own = query.get('repositoryId');
  const since = query.get('minTime') ?? '';
  return project.repositories
    .filter(each => !own || own === toRepositoryId(project, each))
    .flatMap(repository =>
      (repository.builds ?? []).map(build => ({
        id: build.id,
        status: 'completed',
        result: build.result ?? 'succeeded',
        reason: build.reason ?? 'individualCI',
        queueTime: build.startTime,
        startTime: build.startTime,
        finishTime: new Date(
          Date.parse(build.startTime) + (build.minutes ?? 5) * 60_000,
        ).toISOString(),
        sourceBranch: `refs/heads/${build.branch ?? 'main'}`,
        sourceVersion: build.commit ?? toCommitId(repository),
        repository: {
          id: toRepositoryId(project, repository),
          type: build.repositoryType ?? 'TfsGit',
        },
      })),
    )
    .filter(
      each =>
        each.sourceBranch === query.get('branchName') &&
        each.finishTime >= since,
    )
    .sort((a, b) => b.finishTime.localeCompare(a.finishTime));
}

/** The pull requests that a query asks for. */
export function listPullRequests(
  project: FakeProject,
  query: URLSearchParams,
): FakeList {
  const own = query.get('searchCriteria.repositoryId');
  const since = query.get('searchCriteria.minTime') ?? '';
  return project.repositories
    .filter(each => !own || own === toRepositoryId(project, each))
    .flatMap(repository =>
      (repository.pullRequests ?? []).map(request => ({
        pullRequestId: request.id,
        title: `Change ${request.id}`,
        status: 'completed',
        closedDate: request.closedDate,
        targetRefName: `refs/heads/${request.target ?? 'main'}`,
        createdBy: toIdentity(
          request.author ?? 'ana',
          request.authorKind ?? 'aad',
        ),
        reviewers: (request.reviewers ?? []).map(
          ({ name, vote, isContainer }) => ({
            ...toIdentity(name, 'aad'),
            vote,
            ...(isContainer && { isContainer }),
          }),
        ),
        lastMergeCommit: { commitId: toObjectId(`merge ${request.id}`) },
        repository: { id: toRepositoryId(project, repository) },
      })),
    )
    .filter(
      each =>
        each.targetRefName === query.get('searchCriteria.targetRefName') &&
        each.closedDate >= since,
    )
    .sort((a, b) => b.pullRequestId - a.pullRequestId);
}

function toIdentity(name: string, kind: string) {
  return { id: toUuid(name), displayName: name, descriptor: `${kind}.${name}` };
}

/** The policies of a project. */
export function listPolicies({ policies = [] }: FakeProject): FakeList {
  return policies.map(
    ({ type, isEnabled = true, isBlocking = true, settings }, at) => ({
      id: at + 1,
      isEnabled,
      isBlocking,
      isDeleted: false,
      type: { id: type },
      settings,
    }),
  );
}

/** The environments of a project. */
export function listEnvironments({ environments = {} }: FakeProject): FakeList {
  return Object.keys(environments).map((name, at) => ({ id: at + 1, name }));
}

/** The deployments to an environment, newest first. */
export function listRecords(
  { environments = {} }: FakeProject,
  environmentId: number,
): FakeList {
  const records = Object.values(environments)[environmentId - 1] ?? [];
  return records.map((record, at) => ({
    id: records.length - at,
    environmentId,
    definition: {
      id: record.definition,
      name: `pipeline ${record.definition}`,
    },
    owner: { id: record.run, name: `run ${record.run}` },
    planType: record.planType ?? 'Build',
    stageName: record.stage ?? 'deploy',
    stageAttempt: record.attempt ?? 1,
    jobName: record.job ?? 'deploy',
    queueTime: record.queueTime,
    startTime: record.queueTime,
    ...(record.finishTime && {
      finishTime: record.finishTime,
      result: record.result ?? 'succeeded',
    }),
  }));
}

/** The pipelines that a query asks for. */
export function listDefinitions(
  project: FakeProject,
  query: URLSearchParams,
): FakeList {
  const ids = (query.get('definitionIds') ?? '').split(',').map(Number);
  return project.repositories.flatMap(repository =>
    (repository.definitions ?? [])
      .filter(id => ids.includes(id))
      .map(id => ({
        id,
        name: `pipeline ${id}`,
        repository: { id: toRepositoryId(project, repository), type: 'TfsGit' },
      })),
  );
}

/** The branches and tags of a repository whose names begin with a filter. */
export function listRefs(
  repository: FakeRepository,
  query: URLSearchParams,
): FakeList {
  const refs = {
    [toDefaultBranch(repository)]: toCommitId(repository),
    ...repository.refs,
  };
  return Object.entries(refs)
    .filter(([name]) => name.startsWith(`refs/${query.get('filter')}`))
    .map(([name, objectId]) => ({ name, objectId }));
}

/** The files of a repository, and its folders. */
export function listItems({ files = {} }: FakeRepository): FakeList {
  const paths = Object.keys(files);
  const folders = new Set(
    paths.flatMap(path => {
      const names = path.split('/').slice(0, -1);
      return names.map((_, at) => names.slice(0, at + 1).join('/'));
    }),
  );
  return [
    ...['', ...folders].map(path => ({
      path: `/${path}`,
      objectId: toObjectId(`tree ${path}`),
      gitObjectType: 'tree',
      isFolder: true,
    })),
    ...paths.map(path => ({
      path: `/${path}`,
      objectId: toObjectId(files[path] ?? path),
      gitObjectType: 'blob',
      ...(files[path] === null && { isSymLink: true }),
    })),
  ];
}
