import { mockServices } from '@backstage/backend-test-utils';
import { component } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { CatalogIndexReader } from '../catalog/CatalogIndexReader';
import { installSource } from '../collect/InstalledSource';
import { SourceNews } from './SourceNews';
import { SubjectIndex } from './SubjectIndex';

const refOf = (name: string) => `component:default/${name}`;

/** News of a source whose entities each depend on `git/<name>`, and two on `git/shared`. */
function setUp(names: readonly string[] = ['a', 'b', 'c']) {
  const logger = mockServices.logger.mock();
  const stop = new AbortController();
  const source = new FakeFactSource(() => ({ facts: {} }), {
    subjectsOf: ({ metadata: { name } }) => [
      `Git/${name}`,
      ...(name < 'c' ? ['git/shared'] : []),
    ],
  });
  const catalog = [...names];
  const load = jest.fn(async () => {
    const index = new SubjectIndex({
      ...{ sources: [installSource(source, 1_000)], logger },
    });
    catalog.forEach(name => index.add(component(name)));
    return index;
  });
  const entities = new CatalogIndexReader({
    ...{ load, logger, purpose: 'to find them' },
    ...{ maxAge: 300_000, servesOld: false },
  });
  const looks: string[][] = [];
  const look = jest.fn(async (refs: readonly string[]) => {
    looks.push([...refs]);
  });
  const news = new SourceNews({
    ...{ sourceId: 'fake', entities, look, logger, signal: stop.signal },
  });
  return { catalog, news, load, look, looks, logger, stop };
}

const seconds = (count: number) => jest.advanceTimersByTimeAsync(count * 1_000);

describe('SourceNews', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('has each entity looked at once, whatever the case and how often it is told', async () => {
    const { news, looks } = setUp();
    news.tell(['git/a', 'GIT/A', 'git/shared']);
    news.tell(['git/a']);

    await seconds(1);
    expect(looks).toEqual([]);
    await seconds(2);
    expect(looks).toEqual([[refOf('a'), refOf('b')]]);
    await seconds(60);
    expect(looks).toHaveLength(1);
  });

  it('waits for a burst to end, but no longer than ten seconds', async () => {
    const { news, looks } = setUp();
    for (let second = 0; second < 9; second++) {
      news.tell([second % 2 ? 'git/a' : 'git/c']);
      await seconds(1);
    }
    expect(looks).toEqual([]);
    news.tell(['git/a']);
    await seconds(1.1);
    expect(looks).toEqual([[refOf('c'), refOf('a')]]);
  });

  it('reads the catalog once for many subjects, and looks part by part', async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `s${i}`);
    const { news, looks, load } = setUp(names);
    names.forEach(name => news.tell([`git/${name}`]));
    await seconds(3);
    expect(looks.map(refs => refs.length)).toEqual(
      Array.from({ length: 20 }, () => 500),
    );
    expect(new Set(looks.flat()).size).toBe(10_000);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('reads the catalog again for what is not found, once a minute at most', async () => {
    const { catalog, news, looks, load } = setUp();
    for (let second = 0; second < 50; second += 5) {
      news.tell(['git/d']);
      await seconds(5);
    }
    expect(load).toHaveBeenCalledTimes(1);
    expect(looks).toEqual([]);

    catalog.push('d');
    await seconds(20);
    news.tell(['git/d', 'git/a']);
    await seconds(5);
    expect(load).toHaveBeenCalledTimes(2);
    expect(looks).toEqual([[refOf('d'), refOf('a')]]);
  });

  it('finds what is new in the catalog after five minutes', async () => {
    const { catalog, news, looks } = setUp(['a']);
    news.tell(['git/shared']);
    await seconds(5);
    catalog.push('b');
    await seconds(300);
    news.tell(['git/shared']);
    await seconds(5);
    expect(looks).toEqual([[refOf('a')], [refOf('a'), refOf('b')]]);
  });

  it('looks at one part of the news at a time', async () => {
    const { news, look } = setUp();
    let finish = () => {};
    look.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    );
    news.tell(['git/a']);
    await seconds(3);
    news.tell(['git/b']);
    await seconds(60);
    expect(look.mock.calls).toEqual([[[refOf('a')]]]);

    finish();
    await seconds(3);
    expect(look.mock.calls).toEqual([[[refOf('a')]], [[refOf('b')]]]);
  });

  it('goes on after a look that fails, and after a catalog that is away', async () => {
    const { news, look, load, logger } = setUp();
    load.mockRejectedValueOnce(new Error('catalog is down'));
    news.tell(['git/a']);
    await seconds(3);
    expect(look).not.toHaveBeenCalled();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('catalog is down'),
    );

    await seconds(120);
    look.mockRejectedValueOnce(new Error('database is down'));
    news.tell(['git/a']);
    await seconds(3);
    expect(logger.warn).toHaveBeenCalledWith(
      "Could not look at 1 entities that 'fake' has news of: Error: database is down",
    );

    news.tell(['git/b']);
    await seconds(3);
    expect(look).toHaveBeenLastCalledWith([refOf('b')]);
  });

  it('keeps no more subjects than it should, however many it is told', async () => {
    const { news, logger, looks } = setUp();
    news.tell(Array.from({ length: 100_000 }, (_, i) => `git/x${i}`));
    news.tell(['git/a']);
    await seconds(3);
    expect(looks).toEqual([]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("'fake' has news of more than 100000 subjects"),
    );
  });

  it('does nothing any more once the backend stops', async () => {
    const { news, load, stop } = setUp();
    news.tell(['git/a']);
    stop.abort();
    news.tell(['git/b']);
    await seconds(60);
    expect(load).not.toHaveBeenCalled();
  });
});
