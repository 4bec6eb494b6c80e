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
import { readRepositories } from './readRepositories';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const { signal } = new AbortController();

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
    complete: (request: SentRequest) => unknown = request =>
      toData(
        readKeys(request).map(id => ({
          ...projects.find(project => project.id === id),
          pipelines_all: { nodes: [] },
        })),
      ),
    withDeliveries = false,
  ) => {
    const { account, sent } = startAccount('gitlab.com', request =>
      request.query.includes('fullPaths')
        ? toData(projects)
        : complete(request),
    );
    const results = await readRepositories(
      account,
      projects.map(({ fullPath }) => toLocation({ path: fullPath })),
      { now: NOW, signal, withDeliveries },
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

  it('reads deliveries only where they are reported, of all but archived projects', async () => {
    const { sent } = await read(undefined, true);
    expect(sent).toHaveLength(5);
    expect(sent.at(-1)).toMatchObject({
      query: expect.stringContaining('incidents_latest'),
      variables: {
        keys: expect.not.arrayContaining([projects[3].id]),
        mergedAfter: '2026-08-30T12:00:00Z',
      },
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
