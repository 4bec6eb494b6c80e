import { GithubIntegration } from '@backstage/integration';
import {
  refuse,
  SentRequest,
  startAccount,
} from '../__testUtils__/startSource';
import { GithubLocation } from '../locate/githubLocation';
import { readRepositories, RepositoryResult } from './readRepositories';
import { RepositoryAnswer } from './RepositoryAnswer';

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
  basics_owner: { __typename: 'Organization' },
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
    without: new Set(['deployed', 'history']),
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
    expect(sent[0]?.query).not.toMatch(/deployed_|history_/);
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
        ['rules', 'this version of github.com does not know it'],
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
