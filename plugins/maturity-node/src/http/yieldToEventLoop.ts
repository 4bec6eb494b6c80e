import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** Milliseconds of work that others may have to wait for. */
const WORK_MS = 2;

/** A turn of the event loop that took no longer had nothing else to do. */
const QUIET_MS = 0.3;

/** Milliseconds of rest at once, while there is other work. */
const REST_MS = 1;

/** Share of a rest in which others were at work, below which there is room again. */
const QUIET_SHARE = 0.3;

/** Milliseconds after which work goes on, however much there is to do besides. */
const LONGEST_REST_MS = 30;

/** Time of the last yield by `performance.now()`, shared by all work of this process. */
let lastPause = 0;

/** The rest that ends last. What rests at the same time would go on in one turn. */
let lastRest = Promise.resolve();

/** How many rest, or wait for their rest. */
let resting = 0;

/**
 * Yields to requests during long work: a request takes a dozen turns of the
 * event loop, and waits for the work in each of them.
 *
 * @remarks
 * Without other work, a pause takes some microseconds. Otherwise the work pauses
 * until the others are done, or for some time at least.
 *
 * @public
 */
export async function* yieldToEventLoop<T>(
  items: Iterable<T>,
): AsyncGenerator<T> {
  for (const item of items) {
    if (performance.now() - lastPause >= WORK_MS) {
      await takeTurn();
      lastPause = performance.now();
    }
    yield item;
  }
}

/** Rests after those that rest already. */
async function takeTurn(): Promise<void> {
  const isBehind = resting > 0;
  resting += 1;
  lastRest = lastRest.then(async () => {
    if (isBehind) {
      // The one before works in this turn: that is no other work.
      await setImmediate();
    }
    await letOthersIn();
    resting -= 1;
  });
  await lastRest;
}

async function letOthersIn(): Promise<void> {
  const began = performance.now();
  await setImmediate();
  if (performance.now() - began < QUIET_MS) {
    return;
  }
  while (performance.now() - began < LONGEST_REST_MS) {
    const before = performance.eventLoopUtilization();
    await setTimeout(REST_MS);
    const { utilization } = performance.eventLoopUtilization(before);
    if (utilization < QUIET_SHARE) {
      return;
    }
  }
}
