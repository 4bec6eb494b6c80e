import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { ShardTurns } from './ShardTurns';

const SECOND = 1_000;

/** The heartbeats of all replicas: the last run of each task. */
class Heartbeats {
  readonly current = new Map<string, object>();

  begin = async (taskId: string) => {
    const run = {};
    this.current.set(taskId, run);
    return {
      isCurrent: async () => this.current.get(taskId) === run,
      end: async () => {
        if (this.current.get(taskId) === run) {
          this.current.delete(taskId);
        }
      },
    };
  };
}

describe('ShardTurns', () => {
  const scheduler = mockServices.scheduler.mock();
  const logger = mockServices.logger.mock();
  const triggered = () => scheduler.triggerTask.mock.calls.flat();
  let heartbeats: Heartbeats;
  let here: ShardTurns;
  let there: ShardTurns;

  const pass = (seconds: number) =>
    jest.advanceTimersByTimeAsync(seconds * SECOND);

  beforeEach(() => {
    jest.useFakeTimers();
    scheduler.triggerTask.mockReset();
    heartbeats = new Heartbeats();
    here = new ShardTurns({ scheduler, logger, heartbeats });
    there = new ShardTurns({ scheduler, logger, heartbeats });
  });

  afterEach(() => jest.useRealTimers());

  it('give a process one shard, and pass the others on until another one has them', async () => {
    expect(await here.begin('a:1/2')).toBeDefined();
    expect(await here.begin('a:2/2')).toBeUndefined();
    expect(triggered()).toEqual([]);
    await pass(4);
    expect(triggered()).toEqual(['a:2/2']);

    const turn = await there.begin('a:2/2');
    expect(turn).toBeDefined();
    await pass(600);
    turn!.end();
    await turn!.beating.end();
    await pass(600);
    expect(triggered()).toEqual(['a:2/2']);
  });

  it('take a shard that was passed on as soon as they are free', async () => {
    const first = await here.begin('a:1/2');
    await here.begin('a:2/2');
    await pass(1);
    first!.end();
    await pass(0);
    expect(triggered()).toEqual(['a:2/2']);
    expect(await here.begin('a:2/2')).toBeDefined();
    await pass(600);
    expect(triggered()).toHaveLength(1);
  });

  it('offer a shard that nobody takes ever more seldom', async () => {
    await here.begin('a:1/2');
    await here.begin('a:2/2');
    scheduler.triggerTask.mockImplementation(async id => {
      expect(await here.begin(id)).toBeUndefined();
    });
    await pass(4 + 8 + 16 + 30 + 30);
    expect(triggered()).toHaveLength(5);
  });

  it('keep the heartbeat of what they passed on, also while the run ends', async () => {
    await here.begin('a:1/2');
    await here.begin('a:2/2');
    scheduler.triggerTask.mockRejectedValueOnce(new ConflictError('running'));
    await pass(8);
    expect(triggered()).toEqual(['a:2/2', 'a:2/2']);
    expect([...heartbeats.current.keys()]).toEqual(['a:1/2', 'a:2/2']);
  });

  it('begin a task anew whose aborted run has not ended', async () => {
    expect(await here.begin('a')).toBeDefined();
    expect(await here.begin('a')).toBeDefined();
  });
});
