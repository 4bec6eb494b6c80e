import {
  describeProject,
  readKeys,
  toData,
} from '../__testUtils__/projectAnswers';
import {
  refuse,
  SentRequest,
  startAccount,
} from '../__testUtils__/startSource';
import { projectGroups } from './fieldGroups';
import { ProjectAnswer } from './ProjectAnswer';
import { readProjects } from './readProjects';

const { signal } = new AbortController();

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
