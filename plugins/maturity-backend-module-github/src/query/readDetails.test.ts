import { GithubIntegration } from '@backstage/integration';
import {
  refuse,
  SentRequest,
  startAccount,
} from '../__testUtils__/startSource';
import { Organisations } from './Organisations';
import { readDetails } from './readDetails';
import { RepositoryAnswer } from './RepositoryAnswer';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const { signal } = new AbortController();

const location = {
  integration: {} as GithubIntegration,
  host: 'github.com',
  owner: 'acme',
  name: 'a',
};
const repository: RepositoryAnswer = {
  basics_name: 'acme/a',
  basics_url: 'https://github.com/acme/a',
  basics_visibility: 'PUBLIC',
  basics_archived: false,
  basics_owner: { __typename: 'User' },
  basics_branch: { name: 'main' },
};

describe('readDetails', () => {
  const read = async (
    change: Partial<RepositoryAnswer>,
    answer: (request: SentRequest) => unknown = () => refuse(404),
  ) => {
    const { account, sent } = startAccount('github.com', answer);
    const details = await readDetails(
      account,
      location,
      { ...repository, ...change },
      {
        now: NOW,
        signal,
        organisations: new Organisations(() => NOW),
        withDeployRuns: false,
      },
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
      production: [],
      deployRuns: [],
      isProtected: { unknown: expect.stringContaining('could not ask') },
    });
  });

  it('is postponed as a whole when the host asks for a pause', async () => {
    await expect(read({}, () => refuse(429))).rejects.toThrow(
      'asked for a pause',
    );
  });
});
