import { describeProject } from '../__testUtils__/projectAnswers';
import {
  refuse,
  SentRequest,
  startAccount,
} from '../__testUtils__/startSource';
import { ProjectAnswer } from './ProjectAnswer';
import { readDetails } from './readDetails';

const { signal } = new AbortController();

describe('readDetails', () => {
  const read = async (
    answer: (request: SentRequest) => unknown,
    change: Partial<ProjectAnswer> = {},
  ) => {
    const { account, sent } = startAccount('gitlab.com', answer);
    const project = describeProject('a/shop', change);
    const details = await readDetails(account, project, signal);
    return { details, paths: sent.map(({ path }) => path).sort() };
  };

  it('asks for no deployments without an environment, and for nothing of an archived project', async () => {
    const { details, paths } = await read(({ path }) =>
      path.includes('environments') ? [] : {},
    );
    expect(paths).toEqual([
      '/projects/6/environments?per_page=100',
      '/projects/6?license=true',
    ]);
    expect(details).toEqual({
      licences: [],
      environments: [],
      deployments: [],
    });
    const archived = await read(() => [], { basics_archived: true });
    expect(archived.paths).toEqual([]);
    expect(archived.details).toMatchObject({
      deployments: { unknown: expect.stringContaining('archived') },
    });
  });

  it('reads environments and deployments', async () => {
    const { details } = await read(({ path }) => {
      if (path.includes('environments')) {
        return [{ name: 'production', state: 'stopped' }];
      }
      return path.includes('deployments')
        ? [{ id: 1, status: 'success', created_at: '2026-11-20T00:00:00Z' }]
        : {};
    });
    expect(details).toMatchObject({
      environments: [{ name: 'production', isStopped: true }],
      deployments: [
        {
          id: 1,
          createdAt: '2026-11-20T00:00:00Z',
          updatedAt: '2026-11-20T00:00:00Z',
          environment: '',
        },
      ],
    });
  });

  it.each([
    ['apache-2.0', ['Apache-2.0']],
    ['bsd-3-clause', ['BSD-3-Clause']],
    ['mit', ['MIT']],
    ['other', []],
  ])('spells the licence %s as SPDX does', async (key, licences) => {
    const { details } = await read(({ path }) =>
      path.includes('license') ? { license: { key } } : [],
    );
    expect(details.licences).toEqual(licences);
  });

  it('says what is not shown, and what failed, fact by fact', async () => {
    const { details } = await read(({ path }) => {
      if (path.includes('deployments')) {
        return refuse(500, 'down');
      }
      return path.includes('environments') ? refuse(403) : {};
    });
    expect(details).toEqual({
      licences: [],
      environments: {
        unknown: 'the token does not show it: give the token the role Reporter',
      },
      deployments: { unknown: 'gitlab.com failed (500): down' },
    });
  });
});
