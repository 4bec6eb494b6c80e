import {
  FakeRepository,
  toBlobId,
  toCommitId,
  toRepositoryId,
} from './FakeRepository';
import { fileRoutes } from './fileRoutes';
import {
  FORBIDDEN,
  NOT_FOUND,
  RestRoutes,
  takePage,
  toLocalTime,
} from './restReplies';
import { runRoutes } from './runRoutes';

/** A repository, as lists and single requests show it. */
export function toBody(
  repository: FakeRepository,
  webUrl: string,
  software: string,
): object {
  const { slug, visibility = 'public', releases = [] } = repository;
  const [login = '', name = ''] = slug.split('/');
  return {
    id: toRepositoryId(repository),
    owner: { login },
    name,
    full_name: slug,
    html_url: `${webUrl}/${slug}`,
    default_branch: repository.branch ?? 'main',
    empty: repository.empty ?? false,
    archived: repository.archived ?? false,
    private: visibility === 'private',
    internal: visibility === 'internal',
    updated_at: toLocalTime(repository.updatedAt ?? '2026-11-01T00:00:00Z'),
    topics: repository.topics ?? [],
    ...(software === 'gitea' && { licenses: repository.licences ?? [] }),
    has_actions: repository.hasActions ?? true,
    has_pull_requests: repository.hasPullRequests ?? true,
    has_releases: true,
    release_counter: releases.filter(({ draft }) => !draft).length,
  };
}

function findRule({ rules = [], rule }: FakeRepository) {
  return rules.find(({ name }) => name === rule) ?? rules[0];
}

/** All that is below the path of a repository. */
export const restRoutes: RestRoutes = {
  ...runRoutes,
  ...fileRoutes,
  '/branches/{branch}': (repository, { groups }) => {
    const { branch = 'main', isAdmin = true } = repository;
    const rule = findRule(repository);
    if (repository.hidden?.includes('code')) {
      return FORBIDDEN;
    }
    return groups.branch === branch && !repository.empty
      ? {
          status: 200,
          body: {
            name: branch,
            commit: { id: toCommitId(repository) },
            protected: Boolean(rule),
            required_approvals: rule?.approvals ?? 0,
            enable_status_check: Boolean(rule?.checks),
            status_check_contexts: rule?.checks ?? [],
            effective_branch_protection_name: isAdmin ? rule?.name ?? '' : '',
          },
        }
      : NOT_FOUND;
  },
  '/branch_protections': ({ rules = [], isAdmin = true }, { software }) =>
    isAdmin
      ? {
          status: 200,
          body: rules.map(rule => ({
            rule_name: rule.name,
            branch_name: /[*?[]/.test(rule.name) ? '' : rule.name,
            enable_push: rule.push ?? false,
            unprotected_file_patterns: rule.unprotectedFiles ?? '',
            required_approvals: rule.approvals ?? 0,
            enable_status_check: Boolean(rule.checks),
            status_check_contexts: rule.checks ?? [],
            ...(software === 'gitea' && {
              enable_force_push: rule.forcePush ?? false,
            }),
          })),
        }
      : {
          status: 403,
          message:
            'user should be an owner or a collaborator with admin write of a repository',
        },
  '/pulls': (repository, { query, url }) => {
    const { hidden, branch = 'main', pulls = [] } = repository;
    return hidden?.includes('pulls')
      ? FORBIDDEN
      : {
          status: 200,
          body: takePage(
            pulls.map(({ mergedAt, author = 'ada', into = branch }, at) => ({
              number: at + 1,
              title: `change ${at + 1}`,
              html_url: `${url}/pulls/${at + 1}`,
              merged: Boolean(mergedAt),
              ...(mergedAt && {
                merged_at: toLocalTime(mergedAt),
                merge_commit_sha: toBlobId(`merge ${at}`),
              }),
              base: { ref: into },
              user: { login: author },
            })),
            query,
          ),
        };
  },
  '/pulls/{index}/reviews': ({ pulls = [] }, { groups, query }) => ({
    status: 200,
    body: takePage(
      (pulls[Number(groups.index) - 1]?.reviews ?? []).map((review, at) => ({
        id: at + 1,
        state: review.state,
        dismissed: review.dismissed ?? false,
        user: { login: review.by },
      })),
      query,
    ),
  }),
  '/releases': ({ hidden, releases = [] }, { query, url }) =>
    hidden?.includes('releases')
      ? FORBIDDEN
      : {
          status: 200,
          body: takePage(
            releases.filter(({ draft = false }) => !draft),
            query,
          ).map(({ tag, publishedAt }, at) => ({
            id: at + 1,
            tag_name: tag,
            html_url: `${url}/releases/tag/${tag}`,
            draft: false,
            prerelease: false,
            published_at: toLocalTime(publishedAt),
          })),
        },
  '/languages': ({ languages = {} }) => ({ status: 200, body: languages }),
};
