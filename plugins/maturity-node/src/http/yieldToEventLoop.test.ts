import { performance } from 'node:perf_hooks';
import { yieldToEventLoop } from './yieldToEventLoop';

describe('yieldToEventLoop', () => {
  /** The time of the clock. */
  let time = 1_000_000;
  /** Turns of the event loop so far. */
  let turns = 0;
  /** Milliseconds that others need in the next turns. */
  let others: number[] = [];
  /** Milliseconds of the longest turn. */
  let longest = 0;
  let next: NodeJS.Immediate;

  beforeEach(() => {
    turns = 0;
    others = [];
    longest = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => time);
    let last = time;
    const turn = () => {
      turns += 1;
      longest = Math.max(longest, time - last);
      last = time;
      time += others.shift() ?? 0;
      next = setImmediate(turn);
    };
    next = setImmediate(turn);
  });

  afterEach(() => {
    clearImmediate(next);
    jest.restoreAllMocks();
  });

  /** Works so many milliseconds on each of so many items, and tells in which turn. */
  async function work(items: number, milliseconds: number) {
    const seen: number[] = [];
    for await (const item of yieldToEventLoop(
      Array.from({ length: items }).keys(),
    )) {
      seen.push(item);
      time += milliseconds;
    }
    expect(seen).toEqual([...Array(items).keys()]);
  }

  it('lets others in each time that some milliseconds have passed', async () => {
    await work(40, 1);
    expect(turns).toBeGreaterThanOrEqual(19);
    expect(turns).toBeLessThanOrEqual(21);
  });

  it('shares the milliseconds with the work before', async () => {
    for (let piece = 0; piece < 10; piece++) {
      await work(1, 1);
    }
    expect(turns).toBeGreaterThanOrEqual(4);
    expect(turns).toBeLessThanOrEqual(6);
  });

  it('does not add up the milliseconds of work at the same time', async () => {
    jest
      .spyOn(performance, 'eventLoopUtilization')
      .mockReturnValue({ idle: 1, active: 0, utilization: 0 });
    await Promise.all(Array.from({ length: 15 }, () => work(20, 1)));
    expect(turns).toBeGreaterThanOrEqual(140);
    expect(longest).toBeLessThanOrEqual(4);
  });

  it('goes on at once with what takes no time', async () => {
    await work(1_000, 0);
    expect(turns).toBeLessThanOrEqual(1);
  });

  it('rests until others have less to do', async () => {
    others = [1];
    const utilization = jest
      .spyOn(performance, 'eventLoopUtilization')
      .mockReturnValueOnce({ idle: 0, active: 1, utilization: 1 })
      .mockReturnValueOnce({ idle: 0, active: 1, utilization: 0.9 })
      .mockReturnValue({ idle: 1, active: 0, utilization: 0 });
    await work(2, 5);
    expect(utilization.mock.calls.length).toBeGreaterThanOrEqual(4);
  });

  it('goes on in the end, however much others have to do', async () => {
    others = Array(10).fill(10);
    jest
      .spyOn(performance, 'eventLoopUtilization')
      .mockReturnValue({ idle: 0, active: 1, utilization: 1 });
    await work(3, 5);
    expect(turns).toBeGreaterThanOrEqual(9);
  });
});
