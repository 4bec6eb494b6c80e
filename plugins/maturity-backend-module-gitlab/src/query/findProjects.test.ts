import {
  describeProject,
  readKeys,
  toData,
  toLocation,
} from '../__testUtils__/projectAnswers';
import {
  refuse,
  SentRequest,
  startAccount,
} from '../__testUtils__/startSource';
import { GitlabLocation } from '../locate/gitlabLocation';
import { findProjects, toGlobalId } from './findProjects';

const { signal } = new AbortController();

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
