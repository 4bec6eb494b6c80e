import { CommitsAnswer, toCommitRuns } from './commitRuns';

const SINCE = '2026-11-01T00:00:00Z';
const AT = '2026-11-20T10:00:00Z';
const LATER = '2026-11-20T10:06:00Z';

const suite = (change: object = {}) => ({
  status: 'COMPLETED',
  conclusion: 'SUCCESS',
  createdAt: AT,
  updatedAt: LATER,
  url: 'https://github.com/suite',
  app: { slug: 'github-actions', name: 'GitHub Actions' },
  branch: { name: 'main' },
  workflowRun: {
    event: 'push',
    url: 'https://github.com/run',
    createdAt: AT,
    updatedAt: LATER,
  },
  ...change,
});

const byApp = (name: string, change: object = {}) =>
  suite({
    app: { slug: name.toLowerCase().replace(/ /g, '-'), name },
    workflowRun: null,
    ...change,
  });

const withEvent = (event: string) =>
  suite({ workflowRun: { ...suite().workflowRun, event } });

const context = (name: string, state = 'SUCCESS', change: object = {}) => ({
  context: name,
  state,
  createdAt: AT,
  targetUrl: 'https://ci.example/1',
  ...change,
});

function read(
  suites: readonly object[],
  contexts: readonly object[] = [],
  hasNextPage = false,
) {
  const commit = {
    oid: 'a',
    url: 'https://github.com/commit',
    checkSuites: { nodes: suites, pageInfo: { hasNextPage } },
    status: { contexts },
  };
  const answer = {
    branch: {
      name: 'main',
      // The latest commit is also the first of the history.
      target: { ...commit, history: { nodes: [commit] } },
    },
  } as unknown as CommitsAnswer;
  return toCommitRuns(answer, SINCE);
}

const inActions = {
  succeeded: true,
  startedAt: AT,
  minutes: 6,
  url: 'https://github.com/run',
};

describe('toCommitRuns', () => {
  it('reads a run of a workflow once', () => {
    expect(read([suite()])).toEqual({
      runs: [inActions],
      isSettled: true,
      isScanned: false,
    });
  });

  it.each([
    ['a run on a timer', withEvent('schedule')],
    ['a pull request', withEvent('pull_request')],
    ['another branch', suite({ branch: { name: 'topic' } })],
    ['a branch that is gone', suite({ branch: null })],
    ['a cancelled run', suite({ conclusion: 'CANCELLED' })],
    ['an App that runs no pipeline', byApp('Codecov')],
    ['an App that reports nothing', byApp('CircleCI', { status: 'QUEUED' })],
  ])('leaves out %s', (_, each) => {
    expect(read([each])).toMatchObject({ runs: [], isSettled: true });
  });

  it.each([
    ['a workflow', suite({ status: 'IN_PROGRESS', conclusion: null })],
    ['another tool', byApp('CircleCI', { status: 'IN_PROGRESS' })],
  ])('is not settled while %s runs', (_, each) => {
    expect(read([each])).toMatchObject({ runs: [], isSettled: false });
  });

  it('is not settled while a status is pending', () => {
    expect(read([], [context('ci/build', 'PENDING')])).toMatchObject({
      runs: [],
      isSettled: false,
    });
  });

  it('leaves out what is older', () => {
    const old = { ...suite().workflowRun, createdAt: '2026-10-31T23:59:59Z' };
    expect(read([suite({ workflowRun: old })])?.runs).toEqual([]);
  });

  it('names the tool of a check suite', () => {
    expect(read([byApp('Azure Pipelines')])?.runs).toEqual([
      {
        ...inActions,
        url: 'https://github.com/suite',
        tool: 'Azure Pipelines',
      },
    ]);
  });

  it('takes the statuses of a tool for one run, which tells no duration', () => {
    const contexts = [
      context('ci/circleci: test'),
      context('ci/circleci: lint', 'FAILURE', {
        targetUrl: 'https://ci.example/2',
      }),
      context('continuous-integration/jenkins/branch', 'SUCCESS', {
        targetUrl: 'file:///etc/passwd',
      }),
      context('continuous-integration/jenkins/pr-merge', 'FAILURE'),
      context('license/cla', 'FAILURE'),
    ];
    expect(read([], contexts)?.runs).toEqual([
      {
        succeeded: false,
        startedAt: AT,
        url: 'https://ci.example/2',
        tool: 'CircleCI',
      },
      {
        succeeded: true,
        startedAt: AT,
        url: 'https://github.com/commit',
        tool: 'Jenkins',
      },
    ]);
  });

  it('counts a tool once that reports both ways', () => {
    const runs = read(
      [byApp('CircleCI')],
      [context('ci/circleci: test')],
    )?.runs;
    expect(runs).toHaveLength(1);
  });

  it('sees that code scanning reported', () => {
    const scanned = byApp('GitHub Advanced Security');
    expect(read([scanned])).toMatchObject({ runs: [], isScanned: true });
    expect(
      read([{ ...scanned, conclusion: null, status: 'QUEUED' }]),
    ).toMatchObject({ isScanned: false });
  });

  it('has no answer where a commit has more than were asked for', () => {
    expect(read([suite()], [], true)).toBeUndefined();
  });

  it('has no runs of an empty repository', () => {
    expect(toCommitRuns({ branch: null }, SINCE)).toMatchObject({ runs: [] });
  });
});
