import { EntityIndex } from './EntityIndex';
import { EntityIndexReader } from './EntityIndexReader';

function start() {
  const clock = { now: 1_000_000 };
  const load = jest.fn(async () => new EntityIndex([]));
  const warn = jest.fn();
  const reader = new EntityIndexReader({
    ...{ load, logger: { warn } },
    now: () => clock.now,
  });
  return { clock, load, warn, reader };
}

const never = () => false;

describe('EntityIndexReader', () => {
  it('reads the catalog once for all who come at the same time', async () => {
    const { reader, load } = start();
    const indexes = await Promise.all([
      ...[reader.read(), reader.read(never), reader.read()],
    ]);
    expect(new Set(indexes).size).toBe(1);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('reads it again after a minute for what is not found, and not sooner', async () => {
    const { reader, load, clock } = start();
    await reader.read();
    for (let count = 0; count < 100; count++) {
      await reader.read(never);
    }
    clock.now += 61_000;
    await reader.read();
    expect(load).toHaveBeenCalledTimes(1);
    await reader.read(never);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('reads it again after ten minutes, while the last one stays in use', async () => {
    const { reader, load, clock } = start();
    const first = await reader.read();
    clock.now += 601_000;
    let finish: (index: EntityIndex) => void = () => {};
    load.mockReturnValue(
      new Promise(resolve => {
        finish = resolve;
      }),
    );
    expect(await reader.read()).toBe(first);
    const second = new EntityIndex([]);
    const waiting = reader.read(never);
    finish(second);
    expect(await waiting).toBe(second);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('is the more patient the more often that did not help', async () => {
    const { reader, load, clock } = start();
    const end = clock.now + 60 * 60_000;
    for (; clock.now < end; clock.now += 1_000) {
      await reader.read(never);
    }
    // At once, after 1, 2, 4 and 8 minutes, and then every ten.
    expect(load.mock.calls.length).toBeLessThanOrEqual(10);
  });

  it('goes on with the last one while the catalog is away', async () => {
    const { reader, load, warn, clock } = start();
    load.mockRejectedValueOnce(new Error('is down'));
    expect(await reader.read()).toBe(undefined);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('is down'));

    clock.now += 121_000;
    const index = await reader.read();
    expect(index).toBeDefined();
    clock.now += 121_000;
    load.mockRejectedValueOnce(new Error('is down'));
    expect(await reader.read(never)).toBe(index);
  });
});
