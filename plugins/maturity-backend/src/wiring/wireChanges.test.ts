import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { installSource } from '../collect/InstalledSource';
import { wireChanges } from './wireChanges';

type OnChange = (resourceKeys: readonly string[]) => void;

const schedule = {
  frequency: { hours: 1 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 5 },
};

/** A source with this id, and a function that reports changes for it. */
function createSource(id: string, subscribe?: () => Promise<void>) {
  let onChange: OnChange = () => {};
  const fake = new FakeFactSource(() => ({ facts: {} }), {
    resourceKeys: ({ metadata: { name } }) => [`${id}/${name}`],
    subscribe: async tell => {
      onChange = tell;
      await subscribe?.();
    },
  });
  return {
    source: Object.assign(fake, { id }),
    tell: (...resourceKeys: string[]) => onChange(resourceKeys),
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
  await wireChanges({
    logger,
    lifecycle,
    catalog,
    auth: mockServices.auth(),
    sources: sources.map(source => ({
      schedule,
      ...installSource(source, 1_000),
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
    logger,
    lifecycle,
    queryEntities,
    runSourceFor,
    after,
    /** Source and refs of each collection, once there are as many. */
    collected: async (count: number) => {
      while (runSourceFor.mock.calls.length < count) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      return runSourceFor.mock.calls.map(([id, refs]) => [id, refs]);
    },
  };
}

describe('wireChanges', () => {
  it('collects for each source the entities that changed, by one reading of the catalog', async () => {
    const git = createSource('git');
    const ci = createSource('ci');
    const { collected, after, queryEntities } = await setUp(
      git.source,
      ci.source,
    );

    git.tell('git/a', 'ci/b');
    ci.tell('ci/b', 'ci/a', 'ci/unknown');

    expect(await collected(2)).toEqual(
      expect.arrayContaining([
        ['git', ['component:default/a']],
        ['ci', ['component:default/b', 'component:default/a']],
      ]),
    );
    expect(after).toHaveBeenCalledTimes(2);
    expect(queryEntities).toHaveBeenCalledTimes(1);
  });

  it('leaves the others alone when one source cannot subscribe, or cannot collect', async () => {
    const broken = createSource('broken', async () => {
      throw new Error('no events here');
    });
    const git = createSource('git');
    const { collected, logger, runSourceFor } = await setUp(
      broken.source,
      git.source,
    );
    expect(logger.warn).toHaveBeenCalledWith(
      "'broken' could not subscribe to changes: Error: no events here",
    );

    runSourceFor.mockRejectedValueOnce(new Error('database is down'));
    git.tell('git/a');
    await collected(1);
    git.tell('git/b');
    expect(await collected(2)).toContainEqual(['git', ['component:default/b']]);
  });

  it('stops a running collection when the backend stops', async () => {
    const git = createSource('git');
    const { collected, lifecycle, runSourceFor } = await setUp(git.source);
    git.tell('git/a');
    await collected(1);
    const [, , signal] = runSourceFor.mock.calls[0];
    expect(signal.aborted).toBe(false);

    await lifecycle.addShutdownHook.mock.calls[0][0]();

    expect(signal.aborted).toBe(true);
    git.tell('git/b');
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(runSourceFor).toHaveBeenCalledTimes(1);
  });

  it('has nothing to do where no source subscribes', async () => {
    const { lifecycle } = await setUp(
      new FakeFactSource(() => ({ facts: {} })),
    );
    expect(lifecycle.addShutdownHook).not.toHaveBeenCalled();
  });
});
