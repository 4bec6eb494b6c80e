import { FakeRepository } from '../__testUtils__/FakeRepository';
import { createComponent, toRef } from '../__testUtils__/exampleWorld';
import { readValues, startSource } from '../__testUtils__/startSource';

const many = (count: number, workspace = 'acme'): FakeRepository[] =>
  Array.from({ length: count }, (_, at) => ({
    slug: `${workspace}/r${at}`,
    empty: true,
  }));
const toEntities = (repositories: readonly FakeRepository[]) =>
  repositories.map(({ slug }) => createComponent(slug));

async function start(repositories: readonly FakeRepository[]) {
  const started = await startSource(repositories);
  const read = async (asked: readonly FakeRepository[]) => {
    const answers = await started.collect(toEntities(asked));
    return asked.map(({ slug }) => {
      const { visibility, error } = readValues(answers.get(toRef(slug)));
      return visibility ?? error;
    });
  };
  const listPaths = () =>
    started.bitbucket.requests.map(({ text }) => text.replace(/\?.*/, ''));
  return { ...started, read, listPaths };
}

describe('RepositoryLists', () => {
  it('asks for few repositories one by one', async () => {
    const { read, listPaths } = await start(many(500));
    const few = many(3);
    expect(await read(few)).toEqual(few.map(() => 'private'));
    expect(listPaths()).toEqual(few.map(({ slug }) => `/repositories/${slug}`));
  });

  it('lists a workspace for many, and lets others use the list', async () => {
    const { read, listPaths } = await start(many(250));
    const asked = many(150);
    expect(await read(asked)).toEqual(asked.map(() => 'private'));
    expect(await read(many(250).slice(150))).toHaveLength(100);
    expect(listPaths()).toEqual(Array(3).fill('/repositories/acme'));
  });

  it('lists each workspace', async () => {
    const all = [...many(20), ...many(20, 'other')];
    const { read, listPaths } = await start(all);
    expect(await read(all)).toEqual(all.map(() => 'private'));
    expect(listPaths()).toEqual(['/repositories/acme', '/repositories/other']);
  });

  it('asks alone for those that are not in the list, and follows a new name', async () => {
    const { read, listPaths } = await start([
      ...many(20),
      { slug: 'acme/new', formerSlugs: ['acme/old'], isPublic: true },
      { slug: 'acme/hidden', withheld: ['repository'] },
    ]);
    const asked = [
      ...many(20),
      { slug: 'acme/old' },
      { slug: 'acme/gone' },
      { slug: 'acme/hidden' },
    ];
    const missing = (slug: string) =>
      `there is no repository ${slug} on bitbucket.org, or the credentials may not see it`;
    expect((await read(asked)).slice(20)).toEqual([
      'public',
      missing('acme/gone'),
      missing('acme/hidden'),
    ]);
    expect(
      listPaths().filter(path => path === '/repositories/acme'),
    ).toHaveLength(1);
  });

  it('fails for all of a workspace, and for no other', async () => {
    const { bitbucket, read } = await start([...many(20), ...many(1, 'other')]);
    bitbucket.fault = ({ path }) =>
      path === '/repositories/acme' ? { status: 500 } : undefined;
    expect(await read([...many(20), ...many(1, 'other')])).toEqual([
      ...many(20).map(() => 'bitbucket.org failed (500): fault'),
      'private',
    ]);
  });

  it('asks alone for repositories of a workspace that is not shown', async () => {
    const { bitbucket, read } = await start(many(12));
    bitbucket.fault = ({ path }) =>
      path === '/repositories/acme' ? { status: 403 } : undefined;
    expect(await read(many(12))).toEqual(many(12).map(() => 'private'));
  });
});
