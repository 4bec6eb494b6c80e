import { InputError } from '@backstage/errors';
import definitions from '@octokit/webhooks-examples';
import {
  deploymentStatus,
  pullRequest,
  release,
  sha,
  workflowRun,
} from './__fixtures__/gitHub';
import { parsePullRequest } from './gitHubChanges';
import {
  parseDeploymentStatus,
  parseRelease,
  parseWorkflowRun,
  GitHubSettings,
} from './gitHubDeployments';

const target = {
  annotations: { 'github.com/project-slug': 'acme/orders' },
  labels: { repository: 'acme/orders' },
};

const none: GitHubSettings = { workflows: [] };

/** Everything that GitHub publishes as an example of an event. */
const readExamples = (name: string) =>
  definitions.find(definition => definition.name === name)?.examples ?? [];

describe('parseDeploymentStatus', () => {
  const withState = (state: string) => ({
    ...deploymentStatus,
    deployment_status: { ...deploymentStatus.deployment_status, state },
  });
  const begun = {
    kind: 'deployment',
    source: 'github',
    externalId: 'acme/orders/deployments/145988746',
    target,
    environment: 'production',
    startedAt: '2026-03-01T08:00:00.000Z',
    commit: sha,
    title: 'main',
  };
  const finishedAt = '2026-03-01T08:02:00.000Z';

  it.each([
    ['success', { finishedAt, result: 'succeeded' }],
    ['failure', { finishedAt, result: 'failed' }],
    ['error', { finishedAt, result: 'failed' }],
    ['in_progress', {}],
    ['queued', {}],
    ['pending', {}],
  ])('reports %s', (state, end) => {
    expect(parseDeploymentStatus(withState(state))).toEqual({
      events: [{ ...begun, ...end }],
      ignored: 0,
    });
  });

  it.each(['inactive', 'waiting', 'toString'])('ignores %s', state => {
    expect(parseDeploymentStatus(withState(state)).events).toEqual([]);
  });

  it('finds the entity that the deployment names, in a repository of many', () => {
    const deployment = {
      ...deploymentStatus.deployment,
      task: 'rollback',
      payload: { backstage_entity: 'component:default/invoices' },
    };
    expect(
      parseDeploymentStatus({ ...deploymentStatus, deployment }).events,
    ).toMatchObject([
      {
        target: { entityRef: 'component:default/invoices' },
        isRollback: true,
      },
    ]);
  });

  it.each([
    ['live-eu', true, { environment: 'production', part: 'live-eu' }],
    ['Production', true, { environment: 'Production' }],
    ['prod', false, { environment: 'prod' }],
    ['live-eu', null, { environment: 'live-eu' }],
  ])(
    'takes %s, marked as production: %p',
    (environment, isMarked, expected) => {
      const deployment = {
        ...deploymentStatus.deployment,
        environment,
        production_environment: isMarked,
      };
      const [event] = parseDeploymentStatus({
        ...deploymentStatus,
        deployment,
      }).events;
      expect(event).toMatchObject(expected);
      expect(Reflect.get(event, 'part')).toBe(Reflect.get(expected, 'part'));
    },
  );

  it('tells services of a repository apart by what the payload names', () => {
    const deployment = {
      ...deploymentStatus.deployment,
      payload: { path: 'services/orders', job: 'deploy-orders', secret: 'x' },
    };
    const [event] = parseDeploymentStatus({
      ...deploymentStatus,
      deployment,
      workflow_run: { id: 4711 },
    }).events;
    expect(event).toMatchObject({ run: 'acme/orders/runs/4711' });
    expect(event.target).toEqual({
      ...target,
      labels: {
        ...target.labels,
        path: 'services/orders',
        job: 'deploy-orders',
      },
    });
  });

  it("understands GitHub's own examples", () => {
    const examples = readExamples('deployment_status');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(parseDeploymentStatus(example).events).toMatchObject([
        { kind: 'deployment', startedAt: expect.any(String) },
      ]);
    }
  });

  it('says what is wrong', () => {
    const act = () => parseDeploymentStatus({ repository: {} });
    expect(act).toThrow(InputError);
    expect(act).toThrow('repository.full_name: must be a text');
  });
});

describe('parseWorkflowRun', () => {
  const settings: GitHubSettings = {
    workflows: [{ name: 'Deploy', environment: 'production' }],
  };

  it('makes a deployment of a run that is declared to deploy', () => {
    expect(parseWorkflowRun(workflowRun, settings).events).toEqual([
      {
        kind: 'deployment',
        source: 'github',
        externalId: 'acme/orders/runs/1586000000/2',
        run: 'acme/orders/runs/1586000000',
        target: { ...target, labels: { ...target.labels, workflow: 'Deploy' } },
        environment: 'production',
        startedAt: '2026-03-01T08:00:05.000Z',
        finishedAt: '2026-03-01T08:03:00.000Z',
        result: 'succeeded',
        commit: sha,
        title: 'Show prices with tax',
        url: 'https://github.com/acme/orders/actions/runs/1586000000',
      },
    ]);
  });

  it('names the entity that the workflow deploys, if that is declared', () => {
    const entityRef = 'component:default/invoices';
    const workflows = [{ ...settings.workflows[0], entityRef }];
    expect(parseWorkflowRun(workflowRun, { workflows }).events).toMatchObject([
      { target: { entityRef } },
    ]);
  });

  it.each([
    ['timed_out', [{ result: 'failed' }]],
    ['cancelled', [{ result: 'cancelled' }]],
    ['skipped', []],
    [null, []],
  ])('reports %s', (conclusion, events) => {
    const run = { ...workflowRun.workflow_run, conclusion };
    expect(
      parseWorkflowRun({ ...workflowRun, workflow_run: run }, settings).events,
    ).toMatchObject(events);
  });

  it('ignores runs of which nobody said that they deploy', () => {
    const elsewhere = { ...settings.workflows[0], repository: 'acme/other' };
    for (const other of [none, { workflows: [elsewhere] }]) {
      expect(parseWorkflowRun(workflowRun, other)).toEqual({
        events: [],
        ignored: 1,
      });
    }
  });

  it("understands GitHub's own examples", () => {
    const all = { workflows: [{ name: '', environment: 'production' }] };
    const results = readExamples('workflow_run').map(
      example => parseWorkflowRun(example, all).events.length,
    );
    expect(results).toContain(1);
  });
});

describe('parseRelease', () => {
  const settings = { ...none, releases: { environment: 'production' } };

  it('makes a deployment of a release where releases deploy', () => {
    expect(parseRelease(release, settings).events).toEqual([
      {
        kind: 'deployment',
        source: 'github',
        externalId: 'acme/orders/releases/17372790',
        target,
        environment: 'production',
        finishedAt: '2026-03-01T08:00:00.000Z',
        result: 'succeeded',
        version: 'v1.4.2',
        title: 'Prices with tax',
        url: 'https://github.com/acme/orders/releases/tag/v1.4.2',
      },
    ]);
  });

  it('ignores releases otherwise', () => {
    expect(parseRelease(release, none).events).toEqual([]);
  });

  it.each([
    { action: 'created' },
    { release: { ...release.release, prerelease: true } },
    { release: { ...release.release, draft: true, published_at: null } },
  ])('ignores one that is not out: %p', change => {
    const { events } = parseRelease({ ...release, ...change }, settings);
    expect(events).toEqual([]);
  });

  it("understands GitHub's own examples", () => {
    const published = readExamples('release').flatMap(
      example => parseRelease(example, settings).events,
    );
    expect(published.length).toBeGreaterThan(0);
  });
});

describe('parsePullRequest', () => {
  it('makes a change of a merge', () => {
    expect(parsePullRequest(pullRequest).events).toEqual([
      {
        kind: 'change',
        source: 'github',
        externalId: 'acme/orders#7',
        target,
        commit: sha,
        mergedAt: '2026-03-01T07:30:00.000Z',
        title: 'Show prices with tax',
        url: 'https://github.com/acme/orders/pull/7',
      },
    ]);
  });

  it.each([
    ['is only opened', { action: 'opened' }],
    ['was refused', inRequest({ merged: false, merged_at: null })],
    ['went elsewhere', inRequest({ base: { ref: 'release-1' } })],
  ])('ignores one that %s', (_, change) => {
    expect(parsePullRequest({ ...pullRequest, ...change })).toEqual({
      events: [],
      ignored: 1,
    });
  });

  it("understands GitHub's own examples", () => {
    const examples = readExamples('pull_request');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(parsePullRequest(example).events).toEqual([]);
    }
  });
});

function inRequest(change: object) {
  return { pull_request: { ...pullRequest.pull_request, ...change } };
}
