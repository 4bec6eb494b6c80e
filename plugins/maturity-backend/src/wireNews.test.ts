import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component } from './__testUtils__/entities';
import { FakeFactSource } from './__testUtils__/FakeFactSource';
import { installSource } from './collect/InstalledSource';
import { wireNews } from './wireNews';

type OnNews = (subjects: readonly string[]) => void;

const schedule = {
  frequency: { hours: 1 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 5 },
};

/** A source that is called so, and what it tells the plugin. */
function sourceThatHears(id: string, watch?: () => Promise<void>) {
  let onNews: OnNews = () => {};
  const fake = new FakeFactSource(() => ({ facts: {} }), {
    subjectsOf: ({ metadata: { name } }) => [`${id}/${name}`],
    watch: async tell => {
      onNews = tell;
      await watch?.();
    },
  });
  return {
    source: Object.assign(fake, { id }),
    tell: (...subjects: string[]) => onNews(subjects),
  };
}

async function setUp(...sources: FakeFactSource[]) {
  const logger = mockServices.logger.mock();
  const lifecycle = mockServices.lifecycle.mock();
  const catalog = catalogServiceMock({
    entities: [component('a'), component('b')],
  });
  const queryEntities = jest.spyOn(catalog, 'queryEntities');
  const runSourceFor = jest.fn(
    async (_id: string, _refs: readonly string[], _signal: AbortSignal) =>
      undefined as void,
  );
  const after = jest.fn();
  await wireNews({
    ...{ logger, lifecycle, catalog, auth: mockServices.auth() },
    sources: sources.map(source => ({
      ...{ schedule, ...installSource(source, 1_000) },
    })),
    scope: { kinds: ['component'], fields: ['kind', 'metadata'] },
    pipeline: { runSourceFor },
    changes: {
      after: async run => {
        after();
        return run();
      },
    },
    wait: { pause: 5, patience: 50 },
  });
  return {
    ...{ logger, lifecycle, queryEntities, runSourceFor, after },
    /** Source and refs of each look, once there are as many. */
    looks: async (count: number) => {
      while (runSourceFor.mock.calls.length < count) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      return runSourceFor.mock.calls.map(([id, refs]) => [id, refs]);
    },
  };
}

describe('wireNews', () => {
  it('has each source look at what it has news of, by one reading of the catalog', async () => {
    const git = sourceThatHears('git');
    const ci = sourceThatHears('ci');
    const { looks, after, queryEntities } = await setUp(git.source, ci.source);

    git.tell('git/a', 'ci/b');
    ci.tell('ci/b', 'ci/a', 'ci/unknown');

    expect(await looks(2)).toEqual(
      expect.arrayContaining([
        ['git', ['component:default/a']],
        ['ci', ['component:default/b', 'component:default/a']],
      ]),
    );
    expect(after).toHaveBeenCalledTimes(2);
    expect(queryEntities).toHaveBeenCalledTimes(1);
  });

  it('leaves the others alone when one source cannot subscribe, or cannot look', async () => {
    const broken = sourceThatHears('broken', async () => {
      throw new Error('no events here');
    });
    const git = sourceThatHears('git');
    const { looks, logger, runSourceFor } = await setUp(
      ...[broken.source, git.source],
    );
    expect(logger.warn).toHaveBeenCalledWith(
      "'broken' could not watch for news: Error: no events here",
    );

    runSourceFor.mockRejectedValueOnce(new Error('database is down'));
    git.tell('git/a');
    await looks(1);
    git.tell('git/b');
    expect(await looks(2)).toContainEqual(['git', ['component:default/b']]);
  });

  it('stops what is under way when the backend stops', async () => {
    const git = sourceThatHears('git');
    const { looks, lifecycle, runSourceFor } = await setUp(git.source);
    git.tell('git/a');
    await looks(1);
    const [, , signal] = runSourceFor.mock.calls[0];
    expect(signal.aborted).toBe(false);

    await lifecycle.addShutdownHook.mock.calls[0][0]();

    expect(signal.aborted).toBe(true);
    git.tell('git/b');
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(runSourceFor).toHaveBeenCalledTimes(1);
  });

  it('has nothing to do where no source watches', async () => {
    const { lifecycle } = await setUp(
      new FakeFactSource(() => ({ facts: {} })),
    );
    expect(lifecycle.addShutdownHook).not.toHaveBeenCalled();
  });
});
