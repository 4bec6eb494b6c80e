import { startAccount } from '../__testUtils__/startSource';
import { readWorkflowRuns } from './workflowRuns';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const { signal } = new AbortController();

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
