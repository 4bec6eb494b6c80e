import { mockServices } from '@backstage/backend-test-utils';
import { component } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { CatalogIndexReader } from '../catalog/CatalogIndexReader';
import { installSource } from '../collect/InstalledSource';
import { ChangeQueue } from './ChangeQueue';
import { ResourceIndex } from './ResourceIndex';

const toRef = (name: string) => `component:default/${name}`;

/** The queue of a source whose entities each depend on `git/<name>`, and two on `git/shared`. */
function setUp(names: readonly string[] = ['a', 'b', 'c']) {
  const logger = mockServices.logger.mock();
  const stop = new AbortController();
  const source = new FakeFactSource(() => ({ facts: {} }), {
    resourceKeys: ({ metadata: { name } }) => [
      `Git/${name}`,
      ...(name < 'c' ? ['git/shared'] : []),
    ],
  });
  const catalog = [...names];
  const load = jest.fn(async () => {
    const index = new ResourceIndex({
      sources: [installSource(source, 1_000)],
      logger,
    });
    catalog.forEach(name => index.add(component(name)));
    return index;
  });
  const entities = new CatalogIndexReader({
    load,
    logger,
    purpose: 'to find them',
    maxAge: 300_000,
    servesOld: false,
  });
  const collected: string[][] = [];
  const collect = jest.fn(async (refs: readonly string[]) => {
    collected.push([...refs]);
  });
  const queue = new ChangeQueue({
    sourceId: 'fake',
    entities,
    collect,
    logger,
    signal: stop.signal,
  });
  return { catalog, queue, load, collect, collected, logger, stop };
}

const seconds = (count: number) => jest.advanceTimersByTimeAsync(count * 1_000);

describe('ChangeQueue', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('collects each entity once, whatever the case and however often it changed', async () => {
    const { queue, collected } = setUp();
    queue.add(['git/a', 'GIT/A', 'git/shared']);
    queue.add(['git/a']);

    await seconds(1);
    expect(collected).toEqual([]);
    await seconds(2);
    expect(collected).toEqual([[toRef('a'), toRef('b')]]);
    await seconds(60);
    expect(collected).toHaveLength(1);
  });

  it('waits for a burst to end, but no longer than ten seconds', async () => {
    const { queue, collected } = setUp();
    for (let second = 0; second < 9; second++) {
      queue.add([second % 2 ? 'git/a' : 'git/c']);
      await seconds(1);
    }
    expect(collected).toEqual([]);
    queue.add(['git/a']);
    await seconds(1.1);
    expect(collected).toEqual([[toRef('c'), toRef('a')]]);
  });

  it('reads the catalog once for many resources, and collects batch by batch', async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `s${i}`);
    const { queue, collected, load } = setUp(names);
    names.forEach(name => queue.add([`git/${name}`]));
    await seconds(3);
    expect(collected.map(refs => refs.length)).toEqual(
      Array.from({ length: 20 }, () => 500),
    );
    expect(new Set(collected.flat()).size).toBe(10_000);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('reads the catalog again for what is not found, once a minute at most', async () => {
    const { catalog, queue, collected, load } = setUp();
    for (let second = 0; second < 50; second += 5) {
      queue.add(['git/d']);
      await seconds(5);
    }
    expect(load).toHaveBeenCalledTimes(1);
    expect(collected).toEqual([]);

    catalog.push('d');
    await seconds(20);
    queue.add(['git/d', 'git/a']);
    await seconds(5);
    expect(load).toHaveBeenCalledTimes(2);
    expect(collected).toEqual([[toRef('d'), toRef('a')]]);
  });

  it('finds what is new in the catalog after five minutes', async () => {
    const { catalog, queue, collected } = setUp(['a']);
    queue.add(['git/shared']);
    await seconds(5);
    catalog.push('b');
    await seconds(300);
    queue.add(['git/shared']);
    await seconds(5);
    expect(collected).toEqual([[toRef('a')], [toRef('a'), toRef('b')]]);
  });

  it('collects one batch of changes at a time', async () => {
    const { queue, collect } = setUp();
    let finish = () => {};
    collect.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    );
    queue.add(['git/a']);
    await seconds(3);
    queue.add(['git/b']);
    await seconds(60);
    expect(collect.mock.calls).toEqual([[[toRef('a')]]]);

    finish();
    await seconds(3);
    expect(collect.mock.calls).toEqual([[[toRef('a')]], [[toRef('b')]]]);
  });

  it('continues after a collection that fails, and after a catalog that is away', async () => {
    const { queue, collect, load, logger } = setUp();
    load.mockRejectedValueOnce(new Error('catalog is down'));
    queue.add(['git/a']);
    await seconds(3);
    expect(collect).not.toHaveBeenCalled();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('catalog is down'),
    );

    await seconds(120);
    collect.mockRejectedValueOnce(new Error('database is down'));
    queue.add(['git/a']);
    await seconds(3);
    expect(logger.warn).toHaveBeenCalledWith(
      "Could not collect 1 entities of which 'fake' reports changes: Error: database is down",
    );

    queue.add(['git/b']);
    await seconds(3);
    expect(collect).toHaveBeenLastCalledWith([toRef('b')]);
  });

  it('keeps no more resources than it should, however many changed', async () => {
    const { queue, logger, collected } = setUp();
    queue.add(Array.from({ length: 100_000 }, (_, i) => `git/x${i}`));
    queue.add(['git/a']);
    await seconds(3);
    expect(collected).toEqual([]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(
        "'fake' reports changes of more than 100000 resources",
      ),
    );
  });

  it('does nothing any more once the backend stops', async () => {
    const { queue, load, stop } = setUp();
    queue.add(['git/a']);
    stop.abort();
    queue.add(['git/b']);
    await seconds(60);
    expect(load).not.toHaveBeenCalled();
  });
});
