import { GithubIntegration } from '@backstage/integration';
import {
  refuse,
  SentRequest,
  startAccount,
} from '../__testUtils__/startSource';
import { GithubLocation } from '../locate/githubLocation';
import { readDetails } from './readDetails';
import { readRepositories, RepositoryResult } from './readRepositories';
import { RepositoryAnswer } from './RepositoryAnswer';
import { readCodeScanning, readSecretScanning } from './securityAlerts';
import { readWorkflowRuns } from './workflowRuns';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const { signal } = new AbortController();

const toLocation = (name: string): GithubLocation => ({
  integration: {} as GithubIntegration,
  host: 'github.com',
  owner: 'acme',
  name,
});

const describeRepository = (name: string): RepositoryAnswer => ({
  basics_name: `acme/${name}`,
  basics_url: `https://github.com/acme/${name}`,
  basics_visibility: 'PUBLIC',
  basics_archived: false,
  basics_branch: { name: 'main' },
});

/** The names that a query asks for, in order. */
const readNames = ({ variables }: SentRequest) =>
  Object.keys(variables)
    .filter(key => key.startsWith('n'))
    .map(key => String(variables[key]));

/** Answers all repositories of a query, except those that are lost. */
const answerAll = (request: SentRequest, lost: readonly string[] = []) =>
  Object.fromEntries(
    readNames(request).map((name, at) => [
      `r${at}`,
      lost.includes(name) ? null : describeRepository(name),
    ]),
  );

const forbid = (at: number, field: string) => ({
  type: 'FORBIDDEN',
  message: 'no',
  path: [`r${at}`, field],
});

async function readAll(
  names: readonly string[],
  answer: (request: SentRequest, call: number) => unknown,
) {
  const { account, sent } = startAccount('github.com', request =>
    answer(request, sent.length),
  );
  const results = await readRepositories(account, names.map(toLocation), {
    without: new Set(['history']),
    signal,
  });
  const find = (name: string): RepositoryResult =>
    results.get(`https://github.com/acme/${name}`)!;
  return { sent, results, find };
}

describe('readRepositories', () => {
  it('asks for many in one query, by variables, without some groups', async () => {
    const { sent, find } = await readAll(['a', 'b'], request => ({
      data: answerAll(request),
    }));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      path: '/graphql',
      variables: { o0: 'acme', n0: 'a', o1: 'acme', n1: 'b' },
      query: expect.stringContaining('r1: repository(owner: $o1, name: $n1)'),
    });
    expect(sent[0]?.query).toContain('releases_latest');
    expect(sent[0]?.query).not.toContain('history_');
    expect(find('b')).toEqual({
      answer: describeRepository('b'),
      withheld: new Map(),
    });
  });

  it('asks for at most 50 in a query', async () => {
    const names = Array.from({ length: 120 }, (_, at) => `r${at}`);
    const { sent, results } = await readAll(names, request => ({
      data: answerAll(request),
    }));
    expect(sent.map(each => readNames(each).length)).toEqual([50, 50, 20]);
    expect(results.size).toBe(120);
  });

  it.each([
    [
      'is refused',
      forbid(0, 'alerts_open'),
      'alerts',
      "the credentials may not see it: grant the permission 'Dependabot alerts: read'",
    ],
    [
      'fails',
      { message: 'oops ghp_abcdefghijkl', path: ['r0', 'releases_latest'] },
      'releases',
      'GitHub answered: oops [redacted]',
    ],
  ])('leaves out only a group that %s', async (_, error, group, reason) => {
    const { find } = await readAll(['a', 'b'], request => ({
      data: answerAll(request),
      errors: [error],
    }));
    expect(find('a')).toMatchObject({ withheld: new Map([[group, reason]]) });
    expect(find('b')).toMatchObject({ withheld: new Map() });
  });

  it('asks again, together, for those that a group took with it', async () => {
    const { sent, find } = await readAll(['a', 'b', 'c'], (request, call) =>
      call === 1
        ? {
            data: answerAll(request, ['a', 'c']),
            errors: [
              forbid(0, 'deployments_latest'),
              forbid(2, 'deployments_latest'),
            ],
          }
        : { data: answerAll(request) },
    );
    expect(sent.map(readNames)).toEqual([
      ['a', 'b', 'c'],
      ['a', 'c'],
    ]);
    expect(sent[1]?.query).not.toContain('deployments_latest');
    expect(find('c')).toMatchObject({
      withheld: new Map([['deployments', expect.stringContaining('grant')]]),
    });
  });

  it('asks again without what an older server does not know', async () => {
    const { sent, find } = await readAll(['a', 'b'], (request, call) =>
      call === 1
        ? {
            errors: [
              {
                message: "Field 'rules' doesn't exist",
                path: ['fragment fields', 'rules_branch', 'rules'],
                extensions: { code: 'undefinedField' },
              },
            ],
          }
        : { data: answerAll(request) },
    );
    expect(sent).toHaveLength(2);
    expect(sent[1]?.query).not.toContain('rules_branch');
    expect(find('b')).toMatchObject({
      withheld: new Map([
        ['rules', 'this version of github.com does not tell'],
      ]),
    });
  });

  it('halves a query that is too large, down to the repository', async () => {
    const { sent, find } = await readAll(['a', 'b', 'c', 'd', 'e'], request =>
      readNames(request).includes('c')
        ? refuse(502, 'bad gateway')
        : { data: answerAll(request) },
    );
    expect(sent.map(readNames).map(String)).toEqual([
      'a,b,c,d,e',
      'a,b,c',
      'a,b',
      'c',
      'd,e',
    ]);
    expect(find('c')).toEqual({
      error: 'github.com failed (502): bad gateway',
    });
    expect(find('e')).toHaveProperty('answer');
  });

  it.each([
    [
      'is not found',
      { type: 'NOT_FOUND', message: 'no', path: ['r0'] },
      'there is no repository acme/a on github.com, or the credentials may not see it',
    ],
    [
      'is hidden',
      { type: 'SAML', message: 'log in first', path: ['r0'] },
      'github.com does not show acme/a: log in first',
    ],
  ])('says why a repository %s', async (_, error, expected) => {
    const { find } = await readAll(['a', 'b'], request => ({
      data: answerAll(request, ['a']),
      errors: [error],
    }));
    expect(find('a')).toEqual({ error: expected });
    expect(find('b')).toHaveProperty('answer');
  });

  it.each([
    [
      'is refused',
      refuse(401),
      {
        error:
          'github.com did not accept the credentials (401): renew the token',
      },
    ],
    [
      'is empty',
      { errors: [] },
      { error: 'could not ask github.com: it answered with nothing' },
    ],
    [
      'is limited',
      refuse(429),
      {
        postponed: {
          until: '1970-01-01T00:01:00.000Z',
          reason: 'github.com asked for a pause',
        },
      },
    ],
  ])('returns a failure where the answer %s', async (_, answer, expected) => {
    const { find } = await readAll(['a'], () => answer);
    expect(find('a')).toEqual(expected);
  });
});

describe('readCodeScanning and readSecretScanning', () => {
  const page = (count: number, rule: object = {}) =>
    Array.from({ length: count }, (_, at) => ({
      created_at: '2026-01-01T00:00:00Z',
      html_url: `https://github.com/${at}`,
      secret: 'hunter2',
      rule,
    }));
  const readPages = async (
    read: typeof readSecretScanning | typeof readCodeScanning,
    counts: readonly number[],
  ) => {
    const { account, sent } = startAccount('github.com', () =>
      page(counts[sent.length - 1] ?? 0),
    );
    const answer = await read(account, '/repos/acme/a', signal);
    return { answer, sent };
  };

  it.each([
    ['the last page is not full', [100, 100, 7], 207],
    ['a page is empty', [100, 0], 100],
    ['five pages are read', [100, 100, 100, 100, 100, 100], 500],
  ])('read pages until %s', async (_, counts, expected) => {
    for (const read of [readCodeScanning, readSecretScanning]) {
      const { answer, sent } = await readPages(read, counts);
      expect('alerts' in answer && answer.alerts).toHaveLength(expected);
      expect(sent.map(({ path }) => /&page=(\d)/.exec(path)?.[1])).toEqual(
        sent.map((__, at) => String(at + 1)),
      );
    }
  });

  it('keep no secret, and do not ask for one', async () => {
    const { answer, sent } = await readPages(readSecretScanning, [1]);
    expect(answer).toEqual({ alerts: [{ url: 'https://github.com/0' }] });
    expect(sent[0]?.path).toContain('hide_secret=true');
  });

  it.each([
    [{ security_severity_level: 'critical', severity: 'note' }, 'critical'],
    [{ severity: 'error' }, 'high'],
    [{ severity: 'warning' }, 'medium'],
    [{ severity: 'odd' }, 'low'],
    [{}, 'low'],
  ])('read the severity of %j as %s', async (rule, severity) => {
    const { account } = startAccount('github.com', () => page(1, rule));
    const answer = await readCodeScanning(account, '/repos/acme/a', signal);
    expect(answer).toMatchObject({ alerts: [{ severity }] });
  });

  it.each([
    ['no analysis found', readCodeScanning, { off: true }],
    ['Secret scanning is disabled', readSecretScanning, { off: true }],
    [
      'Not Found',
      readCodeScanning,
      { unknown: expect.stringContaining('Code scanning alerts: read') },
    ],
    [
      'Not Found',
      readSecretScanning,
      { unknown: expect.stringContaining('Secret scanning alerts: read') },
    ],
  ])('tell off from hidden by "%s"', async (message, read, expected) => {
    const { account } = startAccount('github.com', () => refuse(404, message));
    expect(await read(account, '/repos/acme/a', signal)).toEqual(expected);
  });
});

describe('readWorkflowRuns', () => {
  const createRun = (day: string, change: object = {}) => ({
    event: 'push',
    conclusion: 'success',
    created_at: `2026-${day}T00:00:00Z`,
    updated_at: `2026-${day}T00:06:00Z`,
    html_url: 'https://github.com/run',
    ...change,
  });
  const read = async (pages: readonly (readonly object[])[]) => {
    const { account, sent } = startAccount('github.com', () => ({
      workflow_runs: pages[sent.length - 1] ?? [],
    }));
    const answer = await readWorkflowRuns(
      account,
      { path: '/repos/acme/a', branch: 'main/x' },
      { now: NOW, signal },
    );
    return { runs: 'value' in answer ? answer.value : [], sent };
  };
  const full = (day: string) => Array(100).fill(createRun(day));

  it('asks for completed runs of the branch', async () => {
    const { runs, sent } = await read([[createRun('11-20')]]);
    expect(sent.map(({ path }) => path)).toEqual([
      '/repos/acme/a/actions/runs?branch=main%2Fx&status=completed&exclude_pull_requests=true&per_page=100&page=1',
    ]);
    expect(runs).toEqual([
      {
        succeeded: true,
        startedAt: '2026-11-20T00:00:00Z',
        minutes: 6,
        url: 'https://github.com/run',
      },
    ]);
  });

  it.each([
    ['a page reaches back 30 days', [full('11-20'), full('10-20')], 2, 100],
    ['a page is not full', [full('11-20'), [createRun('11-19')]], 2, 101],
    ['three pages are read', Array(5).fill(full('11-20')), 3, 300],
  ])('stops when %s', async (_, pages, requests, count) => {
    const { runs, sent } = await read(pages);
    expect(sent).toHaveLength(requests);
    expect(runs).toHaveLength(count);
  });

  it.each([
    [{ conclusion: 'cancelled' }],
    [{ conclusion: null }],
    [{ event: 'schedule' }],
    [{ event: 'pull_request' }],
  ])('leaves out %j', async change => {
    const { runs } = await read([[createRun('11-20', change)]]);
    expect(runs).toEqual([]);
  });
});

describe('readDetails', () => {
  const read = async (
    change: Partial<RepositoryAnswer>,
    answer: (request: SentRequest) => unknown = () => refuse(404),
  ) => {
    const { account, sent } = startAccount('github.com', answer);
    const details = await readDetails(
      account,
      toLocation('a'),
      { ...describeRepository('a'), ...change },
      { now: NOW, signal },
    );
    const paths = sent.map(({ path }) => path.replace(/\?.*/, '')).sort();
    return { details, paths };
  };
  const all = [
    '/repos/acme/a/actions/runs',
    '/repos/acme/a/branches/main',
    '/repos/acme/a/code-scanning/alerts',
    '/repos/acme/a/secret-scanning/alerts',
  ];

  it.each<[string, Partial<RepositoryAnswer>, readonly string[]]>([
    ['everything', {}, all],
    ['no runs without a workflow', { contents_workflows: null }, all.slice(1)],
    [
      'no runs and no branch of an empty repository',
      { basics_branch: null },
      all.slice(2),
    ],
    [
      'no branch whose rules were seen',
      {
        rules_branch: { rules: { nodes: [{ type: 'DELETION' }] } },
      },
      [all[0]!, ...all.slice(2)],
    ],
    ['nothing of an archived repository', { basics_archived: true }, []],
  ])('asks for %s', async (_, change, expected) => {
    expect((await read(change)).paths).toEqual(expected);
  });

  it('says what is missing, or failed, fact by fact', async () => {
    const { details } = await read({}, ({ path }) =>
      path.includes('branches') ? { protected: 'odd' } : refuse(403, 'no'),
    );
    expect(details).toEqual({
      runs: { unknown: expect.stringContaining("'Actions: read'") },
      codeScanning: { unknown: expect.stringContaining('Code scanning') },
      secretScanning: { unknown: expect.stringContaining('Secret scanning') },
      isProtected: { unknown: expect.stringContaining('could not ask') },
    });
  });

  it('is postponed as a whole when the host asks for a pause', async () => {
    await expect(read({}, () => refuse(429))).rejects.toThrow(
      'asked for a pause',
    );
  });
});
