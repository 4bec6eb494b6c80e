import { pauses } from './pauses';

/** Keeps everything else waiting. */
function work(milliseconds: number) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('pauses', () => {
  it('hands out all items in their order', async () => {
    const seen: number[] = [];
    for await (const item of pauses([1, 2, 3])) {
      seen.push(item);
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('lets others in between while it takes long', async () => {
    let items = 0;
    let itemsBefore: number | undefined;
    setImmediate(() => {
      itemsBefore = items;
    });
    for await (const milliseconds of pauses(Array(20).fill(1))) {
      work(milliseconds);
      items += 1;
    }
    expect(itemsBefore).toBeGreaterThan(0);
    expect(itemsBefore).toBeLessThan(20);
  });

  it('goes on at once with what takes no time', async () => {
    let isOver = false;
    let wasOver: boolean | undefined;
    setImmediate(() => {
      wasOver = isOver;
    });
    for await (const _ of pauses([1, 2, 3]));
    isOver = true;
    await new Promise(resolve => setImmediate(resolve));
    expect(wasOver).toBe(true);
  });
});
