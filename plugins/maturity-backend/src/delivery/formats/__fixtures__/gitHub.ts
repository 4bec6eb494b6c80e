import {
  DeploymentStatusEvent,
  PullRequestEvent,
  ReleaseEvent,
  WorkflowRunEvent,
} from '@octokit/webhooks-types';

/** Some of the fields of a webhook, each as GitHub's own schema has it. */
type Part<T> = T extends (infer Item)[]
  ? Part<Item>[]
  : T extends object
  ? { [K in keyof T]?: Part<T[K]> }
  : T;

const repository = { full_name: 'acme/orders', default_branch: 'main' };

export const sha = '8ba7f6fd5c1c4b5e9d2a3f4b5c6d7e8f90a1b2c3';

export const deploymentStatus = {
  action: 'created',
  repository,
  deployment_status: {
    state: 'success',
    created_at: '2026-03-01T08:02:00Z',
    target_url: '',
    environment: 'production',
  },
  deployment: {
    id: 145988746,
    sha,
    ref: 'main',
    task: 'deploy',
    environment: 'production',
    created_at: '2026-03-01T08:00:00Z',
    payload: {},
  },
} satisfies Part<DeploymentStatusEvent>;

export const workflowRun = {
  action: 'completed',
  repository,
  workflow_run: {
    id: 1586000000,
    name: 'Deploy',
    event: 'push',
    conclusion: 'success',
    run_attempt: 2,
    head_sha: sha,
    display_title: 'Show prices with tax',
    html_url: 'https://github.com/acme/orders/actions/runs/1586000000',
    created_at: '2026-03-01T08:00:00Z',
    run_started_at: '2026-03-01T08:00:05Z',
    updated_at: '2026-03-01T08:03:00Z',
  },
} satisfies Part<WorkflowRunEvent>;

export const release = {
  action: 'published',
  repository,
  release: {
    id: 17372790,
    tag_name: 'v1.4.2',
    target_commitish: 'main',
    name: 'Prices with tax',
    html_url: 'https://github.com/acme/orders/releases/tag/v1.4.2',
    draft: false,
    prerelease: false,
    published_at: '2026-03-01T08:00:00Z',
  },
} satisfies Part<ReleaseEvent>;

export const pullRequest = {
  action: 'closed',
  repository,
  pull_request: {
    number: 7,
    title: 'Show prices with tax',
    html_url: 'https://github.com/acme/orders/pull/7',
    merged: true,
    merged_at: '2026-03-01T07:30:00Z',
    merge_commit_sha: sha,
    base: { ref: 'main' },
  },
} satisfies Part<PullRequestEvent>;
