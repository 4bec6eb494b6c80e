import { GraphQLError } from 'graphql';
import { toCommitId, FakeRepository, toObjectId } from './FakeRepository';

type Resolvers = Record<string, unknown>;

/** Refuses a field as GitHub does: an error of a type, and nothing in its place. */
function refuse(type: string, message: string): never {
  throw new GraphQLError(message, { extensions: { type } });
}

const nodes = (list: readonly unknown[] = []) => ({
  nodes: list,
  totalCount: list.length,
});

const takeFirst =
  (list: readonly unknown[] = []) =>
  ({ first = 100 }: { first?: number }) => ({
    nodes: list.slice(0, first),
    totalCount: list.length,
  });

function hourBefore(instant: string): string {
  return new Date(Date.parse(instant) - 3_600_000).toISOString();
}

/** The root value that GraphQL executes queries on: functions are fields. */
export function createRoot(
  find: (owner: string, name: string) => FakeRepository | undefined,
  webUrl: string,
): Resolvers {
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = find(owner, name);
      return repository
        ? resolveRepository(repository, webUrl)
        : refuse(
            'NOT_FOUND',
            `Could not resolve to a Repository with the name '${owner}/${name}'.`,
          );
    },
  };
}

function resolveRepository(
  repository: FakeRepository,
  webUrl: string,
): Resolvers {
  const { slug, empty, template } = repository;
  const url = `${webUrl}/${slug}`;
  const fields: Resolvers = {
    nameWithOwner: slug,
    url,
    visibility: repository.visibility ?? 'PRIVATE',
    isArchived: repository.archived ?? false,
    isEmpty: empty ?? false,
    pushedAt: empty ? null : repository.pushedAt ?? '2026-01-01T00:00:00Z',
    defaultBranchRef: empty ? null : resolveBranch(repository),
    licenseInfo: repository.licence ? { spdxId: repository.licence } : null,
    languages: takeFirst(repository.languages?.map(name => ({ name }))),
    repositoryTopics: takeFirst(
      repository.topics?.map(name => ({ topic: { name } })),
    ),
    templateRepository: template
      ? { nameWithOwner: template, url: `${webUrl}/${template}` }
      : null,
    pullRequests: takeFirst(
      repository.pullRequests?.map((each, index) => ({
        mergedAt: each.mergedAt,
        baseRefName: each.into ?? repository.branch ?? 'main',
        url: `${url}/pull/${index + 1}`,
        author: { __typename: each.author ?? 'User' },
        reviews: nodes(each.approved ? [{}] : []),
        number: index + 1,
        title: `Change ${index + 1}`,
        mergeCommit: { oid: toObjectId('commit', `${slug}#${index + 1}`) },
        commits: takeFirst([
          { commit: { committedDate: hourBefore(each.mergedAt) } },
        ]),
      })),
    ),
    hasVulnerabilityAlertsEnabled: repository.dependencyAlerts !== undefined,
    vulnerabilityAlerts: takeFirst(
      repository.dependencyAlerts?.map(({ severity, createdAt }, index) => ({
        createdAt,
        number: index + 1,
        securityVulnerability: { severity },
      })),
    ),
    deployments: takeFirst(
      repository.deployments?.map((each, index) => {
        const { createdAt, environment, state, statuses } = each;
        const logUrl = `${url}/actions/runs/${index + 1}`;
        return {
          databaseId: index + 1,
          createdAt,
          environment,
          task: each.task ?? 'deploy',
          commitOid: toObjectId('commit', `${slug} ${index + 1}`),
          ref: { name: repository.branch ?? 'main' },
          latestStatus: { state, logUrl },
          statuses: takeFirst(
            (statuses ?? [{ state, createdAt }]).map(status => ({
              ...status,
              logUrl,
            })),
          ),
        };
      }),
    ),
    environments: takeFirst(repository.environments?.map(name => ({ name }))),
    releases: takeFirst(
      repository.releases?.map(({ tag, publishedAt }) => ({
        publishedAt,
        isDraft: false,
        tagName: tag,
        url: `${url}/releases/tag/${tag}`,
      })),
    ),
    object: ({ expression, oid }: { expression?: string; oid?: string }) =>
      resolveObject(repository, expression ?? oid ?? ''),
    codeowners: {
      errors: (repository.codeownersErrors ?? []).map(error => ({
        ...error,
        source: '',
        path: 'CODEOWNERS',
      })),
    },
  };
  for (const field of repository.withheld ?? []) {
    fields[field] = () =>
      refuse('FORBIDDEN', 'Resource not accessible by integration');
  }
  return fields;
}

function resolveBranch(repository: FakeRepository): Resolvers {
  const { classicRule: rule, branch = 'main' } = repository;
  const classic = rule && {
    requiredApprovingReviewCount: rule.reviews,
    requiresApprovingReviews: rule.reviews > 0,
    requiredStatusCheckContexts: rule.checks,
    requiresStatusChecks: rule.checks.length > 0,
    requiresCodeOwnerReviews: rule.codeOwners ?? false,
    allowsForcePushes: rule.allowsForcePushes ?? false,
  };
  return {
    name: branch,
    target: { __typename: 'Commit', oid: toCommitId(repository) },
    refUpdateRule: rule?.seenBy === 'writers' ? classic : null,
    branchProtectionRule: rule?.seenBy === 'admins' ? classic : null,
    rules: takeFirst(repository.rulesets?.flatMap(resolveRules)),
  };
}

function resolveRules(
  ruleset: NonNullable<FakeRepository['rulesets']>[number],
  index: number,
): Resolvers[] {
  const { name, enforcement = 'ACTIVE', reviews, checks } = ruleset;
  const repositoryRuleset = { name, enforcement, databaseId: index + 1 };
  const rules: Resolvers[] = [];
  if (reviews !== undefined) {
    rules.push({
      type: 'PULL_REQUEST',
      parameters: {
        __typename: 'PullRequestParameters',
        requiredApprovingReviewCount: reviews,
        requireCodeOwnerReview: false,
      },
      repositoryRuleset,
    });
  }
  if (checks) {
    rules.push({
      type: 'REQUIRED_STATUS_CHECKS',
      parameters: {
        __typename: 'RequiredStatusChecksParameters',
        requiredStatusChecks: checks.map(context => ({ context })),
      },
      repositoryRuleset,
    });
  }
  if (ruleset.blocksForcePush) {
    rules.push({
      type: 'NON_FAST_FORWARD',
      parameters: null,
      repositoryRuleset,
    });
  }
  return rules;
}

/** An object by `HEAD:path`, by branch, or by id. */
function resolveObject(
  repository: FakeRepository,
  expression: string,
): Resolvers | null {
  const { files = {}, branch = 'main', empty } = repository;
  if (empty) {
    return null;
  }
  const oid = toCommitId(repository);
  if ([branch, 'HEAD', oid].includes(expression)) {
    return { __typename: 'Commit', oid };
  }
  const path = /^HEAD:(.*)$/.exec(expression)?.[1];
  if (path !== undefined) {
    const file = files[path];
    return file === undefined
      ? resolveTree(Object.keys(files), path)
      : resolveBlob(file);
  }
  const found = Object.values(files).find(
    content => toObjectId('blob', content) === expression,
  );
  return found === undefined ? null : resolveBlob(found);
}

function resolveTree(
  paths: readonly string[],
  folder: string,
): Resolvers | null {
  const names = paths
    .filter(path => path.startsWith(`${folder}/`))
    .map(path => path.slice(folder.length + 1).split('/')[0]);
  return names.length
    ? {
        __typename: 'Tree',
        entries: [...new Set(names)].map(name => ({ name })),
      }
    : null;
}

function resolveBlob(content: string | Uint8Array): Resolvers {
  const bytes = Buffer.from(content);
  const isBinary = bytes.includes(0);
  return {
    __typename: 'Blob',
    oid: toObjectId('blob', content),
    byteSize: bytes.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : bytes.toString('utf8'),
  };
}
