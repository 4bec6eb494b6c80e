import { GitLabIntegration } from '@backstage/integration';
import {
  refuse,
  SentRequest,
  startAccount,
} from '../__testUtils__/startSource';
import { GitlabLocation } from '../locate/gitlabLocation';
import { projectGroups } from './fieldGroups';
import { ProjectAnswer } from './ProjectAnswer';
import { findProjects, toGlobalId } from './findProjects';
import { readDetails } from './readDetails';
import { readProjects } from './readProjects';
import { readRepositories } from './readRepositories';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const { signal } = new AbortController();
const integration = {
  config: { baseUrl: 'https://gitlab.com' },
} as GitLabIntegration;
const toLocation = (
  project: { readonly path: string } | { readonly id: string },
): GitlabLocation => ({ integration, host: 'gitlab.com', ...project });

const describeProject = (
  fullPath: string,
  change: Partial<ProjectAnswer> = {},
): ProjectAnswer => ({
  id: toGlobalId(fullPath.length),
  fullPath,
  basics_url: `https://gitlab.com/${fullPath}`,
  basics_configPath: '.gitlab-ci.yml',
  basics_permissions: { adminProject: true },
  basics_repository: { rootRef: 'main', empty: false },
  ...change,
});

const readKeys = ({ variables }: SentRequest) => variables.keys as string[];
const toData = (nodes: readonly (object | null)[], errors?: object[]) => ({
  data: { projects: { nodes } },
  errors,
});
const answerAll = (request: SentRequest) =>
  toData(readKeys(request).map(path => describeProject(path)));
const undefinedField = (path: readonly string[], fieldName = '') => ({
  errors: [
    {
      message: 'no such field',
      path,
      extensions: { code: 'undefinedField', fieldName },
    },
  ],
});

async function readAll(
  names: readonly string[],
  answer: (request: SentRequest, call: number) => unknown,
) {
  const { account, sent } = startAccount('gitlab.com', request =>
    answer(request, sent.length),
  );
  const question = {
    key: 'fullPaths',
    names,
    groups: projectGroups,
    variables: { mergedAfter: '2026-01-01', branch: 'main' },
  } as const;
  const read = () => readProjects<ProjectAnswer>(account, question, signal);
  return { sent, read, results: await read() };
}

describe('readProjects', () => {
  it('asks for many in one query, with the variables that it uses', async () => {
    const { sent, results } = await readAll(['a/One', 'a/two', 'a/gone'], () =>
      toData([describeProject('a/two'), describeProject('a/one')]),
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]?.query).toContain('projects(fullPaths: $keys, first: 3)');
    expect(sent[0]?.variables).toEqual({
      keys: ['a/One', 'a/two', 'a/gone'],
      mergedAfter: '2026-01-01',
    });
    expect(results.get('a/One')).toEqual({
      answer: describeProject('a/one'),
      withheld: new Map(),
    });
    expect(results.get('a/gone')).toEqual({ missing: true });
  });

  it('asks for at most 50 in a query', async () => {
    const names = Array.from({ length: 70 }, (_, at) => `a/p${at}`);
    const { sent } = await readAll(names, answerAll);
    expect(sent.map(each => readKeys(each).length)).toEqual([50, 20]);
  });

  it.each([
    [
      'is refused',
      "you don't have permission",
      'the token does not show it: give the token the role Developer in a project with GitLab Ultimate',
    ],
    ['fails', 'oops glpat-abcdefghij', 'GitLab answered: oops [redacted]'],
  ])('leaves out only a group that %s', async (_, message, reason) => {
    const { results } = await readAll(['a/one', 'a/two'], request => ({
      ...answerAll(request),
      errors: [{ message, path: ['projects', 'nodes', 1, 'alerts_counts'] }],
    }));
    expect(results.get('a/one')).toMatchObject({ withheld: new Map() });
    expect(results.get('a/two')).toMatchObject({
      withheld: new Map([['alerts', reason]]),
    });
  });

  it('asks alone for each that may have been lost to a field', async () => {
    const { sent, results } = await readAll(
      ['a/one', 'a/two', 'a/three'],
      (request, call) => {
        if (call === 1) {
          return toData([null, describeProject('a/two'), null]);
        }
        return readKeys(request)[0] === 'a/one'
          ? toData([null], [{ message: 'broken' }])
          : answerAll(request);
      },
    );
    expect(sent.map(readKeys).map(String)).toEqual([
      'a/one,a/two,a/three',
      'a/one',
      'a/three',
    ]);
    expect(results.get('a/one')).toEqual({
      error: 'gitlab.com does not show a/one: broken',
    });
    expect(results.get('a/three')).toHaveProperty('answer');
  });

  it.each([
    ['its alias', ['query', 'projects', 'nodes', 'approvals_branches'], ''],
    ['its name', ['query', 'projects', 'nodes'], 'approvalRules'],
  ])(
    'asks again without a field that the edition does not know by %s, and remembers it',
    async (_, path, fieldName) => {
      const { sent, read, results } = await readAll(
        ['a/one', 'a/two'],
        (request, call) =>
          call === 1 ? undefinedField(path, fieldName) : answerAll(request),
      );
      const withheld = new Map([
        [
          'approvals',
          'this edition or version of GitLab at gitlab.com does not tell',
        ],
      ]);
      expect(results.get('a/two')).toMatchObject({ withheld });
      expect((await read()).get('a/one')).toMatchObject({ withheld });
      expect(
        sent.map(({ query }) => query.includes('approvals_branches')),
      ).toEqual([true, false, false]);
    },
  );

  it('halves a query that is too large, down to the project', async () => {
    const { sent, results } = await readAll(['a/1', 'a/2', 'a/3'], request =>
      readKeys(request).includes('a/3')
        ? refuse(504, 'too slow')
        : answerAll(request),
    );
    expect(sent.map(readKeys).map(String)).toEqual([
      'a/1,a/2,a/3',
      'a/1,a/2',
      'a/3',
    ]);
    expect(results.get('a/3')).toEqual({
      error: 'gitlab.com failed (504): too slow',
    });
    expect(results.get('a/1')).toHaveProperty('answer');
  });

  it.each([
    [
      'an old version',
      undefinedField(['query', 'projects', 'nodes', 'basics_url']),
      {
        error:
          'could not ask gitlab.com: no such field (GitLab 16.6 or newer is needed)',
      },
    ],
    [
      'an empty answer',
      {},
      { error: 'could not ask gitlab.com: it answered with nothing' },
    ],
    [
      'a rate limit',
      refuse(429),
      { postponed: expect.objectContaining({ reason: expect.anything() }) },
    ],
  ])('returns a failure for %s', async (_, answer, expected) => {
    const { results } = await readAll(['a/one'], () => answer);
    expect(results.get('a/one')).toEqual(expected);
  });
});

describe('findProjects', () => {
  const find = async (
    locations: readonly GitlabLocation[],
    answer: (request: SentRequest) => unknown,
  ) => {
    const { account, sent } = startAccount('gitlab.com', answer);
    const question = { groups: {} };
    const found = await findProjects(account, locations, question, signal);
    return { sent, found };
  };

  it('asks by path and by number, each in a query', async () => {
    const { sent, found } = await find(
      [toLocation({ path: 'a/shop' }), toLocation({ id: '5' })],
      ({ query }) =>
        toData([describeProject(query.includes('ids') ? 'a/web' : 'a/shop')]),
    );
    expect(sent.map(readKeys)).toEqual([['a/shop'], [toGlobalId(5)]]);
    expect([...found.keys()]).toEqual([
      'https://gitlab.com/a/shop',
      'https://gitlab.com/-/projects/5',
    ]);
  });

  it('follows a project to its new path', async () => {
    const { sent, found } = await find(
      [toLocation({ path: 'a/old' })],
      ({ path, query }) => {
        if (path !== '/graphql') {
          return { id: 5 };
        }
        return toData(query.includes('ids') ? [describeProject('a/new')] : []);
      },
    );
    expect(sent.map(({ path }) => path)).toEqual([
      '/graphql',
      '/projects/a%2Fold',
      '/graphql',
    ]);
    expect(found.get('https://gitlab.com/a/old')).toMatchObject({
      answer: { fullPath: 'a/new' },
    });
  });

  it.each([
    [
      'is gone',
      toLocation({ path: 'a/old' }),
      refuse(404),
      'there is no project a/old on gitlab.com, or the token may not see it',
    ],
    [
      'cannot be asked for',
      toLocation({ path: 'a/old' }),
      refuse(401),
      'gitlab.com did not accept the credentials (401): renew the token',
    ],
    [
      'has no such number',
      toLocation({ id: '9' }),
      undefined,
      'there is no project 9 on gitlab.com, or the token may not see it',
    ],
  ])('says why a project %s', async (_, location, answer, error) => {
    const { found } = await find([location], ({ path }) =>
      path === '/graphql' ? toData([]) : answer,
    );
    expect([...found.values()]).toEqual([{ error }]);
  });
});

describe('readRepositories', () => {
  const projects = [
    describeProject('a/main'),
    describeProject('a/other'),
    describeProject('a/legacy', {
      basics_repository: { rootRef: 'master', empty: false },
    }),
    describeProject('a/archived', { basics_archived: true }),
    describeProject('a/empty-one', {
      basics_repository: { rootRef: null, empty: true },
    }),
  ];
  const read = async (
    complete: (request: SentRequest) => unknown = ({ variables }) =>
      toData(
        (variables.keys as string[]).map(id => ({
          ...projects.find(project => project.id === id),
          pipelines_all: { nodes: [] },
        })),
      ),
  ) => {
    const { account, sent } = startAccount('gitlab.com', request =>
      request.query.includes('fullPaths')
        ? toData(projects)
        : complete(request),
    );
    const results = await readRepositories(
      account,
      projects.map(({ fullPath }) => toLocation({ path: fullPath })),
      { now: NOW, signal },
    );
    const find = (path: string) => results.get(`https://gitlab.com/${path}`);
    return { sent, find };
  };

  it('shares a query among projects of the same branch, then reads contents', async () => {
    const { sent, find } = await read();
    expect(
      sent.map(({ variables: { keys, ...rest } }) => [
        (keys as string[]).length,
        rest,
      ]),
    ).toEqual([
      [5, { mergedAfter: '2026-08-30T12:00:00Z' }],
      [2, { branch: 'main', since: '2026-10-29T12:00:00Z' }],
      [1, { branch: 'master', since: '2026-10-29T12:00:00Z' }],
      [3, {}],
    ]);
    expect(find('a/legacy')).toMatchObject({
      answer: { pipelines_all: { nodes: [] } },
    });
    expect(find('a/archived')).toMatchObject({
      answer: { fullPath: 'a/archived' },
    });
  });

  it('withholds only the groups of a query that failed', async () => {
    const { find } = await read(({ variables }) =>
      variables.branch === 'main'
        ? refuse(500, 'down')
        : toData(projects.slice(0, 3)),
    );
    const reason = 'gitlab.com failed (500): down';
    expect(find('a/main')).toMatchObject({
      withheld: new Map([
        ['pipelines', reason],
        ['jobs', reason],
      ]),
    });
    expect(find('a/legacy')).toMatchObject({ withheld: new Map() });
  });

  it('postpones the projects whose rest is postponed', async () => {
    const { find } = await read(() => refuse(429));
    expect(find('a/main')).toHaveProperty('postponed');
    expect(find('a/archived')).toHaveProperty('answer');
  });
});

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
