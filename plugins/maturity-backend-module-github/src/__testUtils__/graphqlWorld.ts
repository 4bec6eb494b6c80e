import { FakeRepository, toObjectId } from './FakeRepository';
import { resolveHead } from './graphqlCommits';
import { resolveObject } from './graphqlObjects';
import { refuse, Resolvers, takeFirst } from './graphqlValues';

const nodes = (list: readonly unknown[] = []) => ({
  nodes: list,
  totalCount: list.length,
});

function hourBefore(instant: string): string {
  return new Date(Date.parse(instant) - 3_600_000).toISOString();
}

interface World {
  /** Links begin with it. */
  readonly webUrl: string;
  readonly isOrganisation: (owner: string) => boolean;
}

/** The root value that GraphQL executes queries on: functions are fields. */
export function createRoot(
  find: (owner: string, name: string) => FakeRepository | undefined,
  { webUrl, isOrganisation }: World,
): Resolvers {
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = find(owner, name);
      return repository
        ? {
            ...resolveRepository(repository, webUrl),
            owner: {
              __typename: isOrganisation(owner) ? 'Organization' : 'User',
            },
          }
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
    diskUsage: repository.diskUsage ?? 100,
    pushedAt: empty ? null : repository.pushedAt ?? '2026-01-01T00:00:00Z',
    defaultBranchRef: empty ? null : resolveBranch(repository, url),
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
      repository.releases?.map(({ tag, publishedAt, isPrerelease }, index) => ({
        databaseId: index + 1,
        name: `Release ${tag}`,
        publishedAt,
        isDraft: false,
        isPrerelease: isPrerelease ?? false,
        tagCommit: { oid: toObjectId('commit', `${slug} ${tag}`) },
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

function resolveBranch(repository: FakeRepository, url: string): Resolvers {
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
    target: resolveHead(repository, url),
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
  if (ruleset.workflows) {
    rules.push({
      type: 'WORKFLOWS',
      parameters: {
        __typename: 'WorkflowsParameters',
        workflows: ruleset.workflows.map(path => ({ path })),
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
