import { InputError } from '@backstage/errors';
import { parseGitLab } from './gitLab';

const sha = '8ba7f6fd5c1c4b5e9d2a3f4b5c6d7e8f90a1b2c3';

const project = {
  id: 30,
  name: 'Orders',
  web_url: 'https://gitlab.example.com/acme/orders',
  path_with_namespace: 'acme/orders',
  default_branch: 'main',
};

/** The event that a project's webhook sends for each change of a deployment. */
const deployment = {
  object_kind: 'deployment',
  status: 'success',
  status_changed_at: '2026-03-01 10:02:00 +0200',
  deployment_id: 15,
  deployable_id: 796,
  deployable_url: 'https://gitlab.example.com/acme/orders/-/jobs/796',
  environment: 'prod/eu',
  environment_tier: 'production',
  environment_slug: 'prod-eu',
  environment_external_url: 'https://orders.example.com',
  project,
  short_sha: '8ba7f6fd',
  user: { id: 4, name: 'Ana', username: 'ana' },
  commit_url: `https://gitlab.example.com/acme/orders/-/commit/${sha}`,
  commit_title: 'Show prices with tax',
};

const mergeRequest = {
  object_kind: 'merge_request',
  event_type: 'merge_request',
  project,
  object_attributes: {
    iid: 7,
    action: 'merge',
    state: 'merged',
    title: 'Show prices with tax',
    url: 'https://gitlab.example.com/acme/orders/-/merge_requests/7',
    target_branch: 'main',
    merge_commit_sha: sha,
    created_at: '2026-02-27 08:00:00 UTC',
    updated_at: '2026-03-01 07:30:00 UTC',
    last_commit: { id: 'f'.repeat(40), timestamp: '2026-03-01T07:00:00Z' },
  },
};

/** The event of an issue, which an incident is. */
const incident = {
  object_kind: 'issue',
  event_type: 'issue',
  project,
  object_attributes: {
    iid: 12,
    type: 'Incident',
    action: 'open',
    state: 'opened',
    severity: 'high',
    title: 'Orders are slow',
    url: 'https://gitlab.example.com/acme/orders/-/issues/12',
    created_at: '2026-03-01 08:00:00 UTC',
    updated_at: '2026-03-01 09:00:00 UTC',
    closed_at: null,
  },
};

const target = {
  annotations: {
    'gitlab.com/project-slug': 'acme/orders',
    'gitlab.com/project-id': '30',
  },
  labels: { repository: 'acme/orders' },
};

describe('parseGitLab', () => {
  const finished = {
    kind: 'deployment',
    source: 'gitlab',
    externalId: 'acme/orders/deployments/15',
    target,
    environment: 'production',
    part: 'prod/eu',
    commit: sha,
    title: 'Show prices with tax',
    url: 'https://gitlab.example.com/acme/orders/-/jobs/796',
  };
  const at = '2026-03-01T08:02:00.000Z';

  it.each([
    ['success', { finishedAt: at, result: 'succeeded' }],
    ['failed', { finishedAt: at, result: 'failed' }],
    ['canceled', { finishedAt: at, result: 'cancelled' }],
    ['running', { startedAt: at }],
  ])('reports a deployment: %s', (status, end) => {
    expect(parseGitLab({ ...deployment, status })).toEqual({
      events: [{ ...finished, ...end }],
      ignored: 0,
    });
  });

  it.each([
    ['staging', 'prod/eu'],
    [null, 'prod/eu'],
  ])('keeps the name of an environment whose tier is %s', (tier, name) => {
    expect(
      parseGitLab({ ...deployment, environment_tier: tier }).events,
    ).toMatchObject([{ environment: name }]);
  });

  it('makes a change of a merge', () => {
    expect(parseGitLab(mergeRequest).events).toEqual([
      {
        kind: 'change',
        source: 'gitlab',
        externalId: 'acme/orders!7',
        target,
        commit: sha,
        mergedAt: '2026-03-01T07:30:00.000Z',
        title: 'Show prices with tax',
        url: 'https://gitlab.example.com/acme/orders/-/merge_requests/7',
      },
    ]);
  });

  it('takes the last commit of a fast-forward', () => {
    expect(
      parseGitLab(inRequest({ merge_commit_sha: null })).events,
    ).toMatchObject([{ commit: 'f'.repeat(40) }]);
  });

  const opened = {
    kind: 'incident',
    source: 'gitlab',
    externalId: 'acme/orders#12',
    target,
    startedAt: '2026-03-01T08:00:00.000Z',
    severity: 'high',
    title: 'Orders are slow',
    url: 'https://gitlab.example.com/acme/orders/-/issues/12',
  };
  const closed = { action: 'close', state: 'closed' };
  const later = '2026-03-01T09:00:00.000Z';

  it.each<[string, object, object]>([
    ['opened', {}, {}],
    [
      'updated',
      { action: 'update', severity: 'unknown' },
      { severity: undefined },
    ],
    [
      'closed',
      { ...closed, closed_at: '2026-03-01 08:50:00 UTC' },
      { resolvedAt: '2026-03-01T08:50:00.000Z' },
    ],
    ['closed without a time', closed, { resolvedAt: later }],
    ['reopened', { action: 'reopen' }, { reopenedAt: later }],
  ])('makes an incident of one that is %s', (_, change, expected) => {
    expect(parseGitLab(inIncident(change)).events).toEqual([
      { ...opened, ...expected },
    ]);
  });

  it('reads an incident that is sent as a work item', () => {
    expect(
      parseGitLab({ ...incident, object_kind: 'work_item' }).events,
    ).toEqual([opened]);
  });

  it.each<[string, object]>([
    ['a push', { object_kind: 'push' }],
    ['a deployment that waits', { ...deployment, status: 'blocked' }],
    ['a merge request that is open', inRequest({ action: 'open' })],
    ['a merge into a branch', inRequest({ target_branch: 'release-1' })],
    ['an issue', inIncident({ type: 'Issue' })],
    ['an issue of an older GitLab', inIncident({ type: undefined })],
    [
      'a task',
      { object_kind: 'work_item', object_attributes: { type: 'Task' } },
    ],
  ])('ignores %s', (_, payload) => {
    expect(parseGitLab(payload)).toEqual({ events: [], ignored: 1 });
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'expected object'],
    ['no project', { ...deployment, project: undefined }, 'project: '],
    [
      'a time without an offset',
      { ...deployment, status_changed_at: '2026-03-01 10:02:00' },
      'status_changed_at: must be an instant',
    ],
  ])('says what is wrong with %s', (_, payload, message) => {
    const act = () => parseGitLab(payload);
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
  });
});

function inRequest(change: object) {
  const { object_attributes: attributes } = mergeRequest;
  return { ...mergeRequest, object_attributes: { ...attributes, ...change } };
}

function inIncident(change: object) {
  const { object_attributes: attributes } = incident;
  return { ...incident, object_attributes: { ...attributes, ...change } };
}
