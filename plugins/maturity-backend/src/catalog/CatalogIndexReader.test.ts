import { CatalogIndexReader } from './CatalogIndexReader';

function start(options: { servesOld?: boolean } = {}) {
  const clock = { now: 1_000_000 };
  const load = jest.fn(async () => new Map<string, string>());
  const warn = jest.fn();
  const reader = new CatalogIndexReader({
    load,
    logger: { warn },
    purpose: 'to match events',
    maxAge: 600_000,
    servesOld: true,
    ...options,
    now: () => clock.now,
  });
  return { clock, load, warn, reader };
}

const never = () => false;

describe('CatalogIndexReader', () => {
  it('reads the catalog once for all who come at the same time', async () => {
    const { reader, load } = start();
    const indexes = await Promise.all([
      reader.read(),
      reader.read(never),
      reader.read(),
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
    let finish: (index: Map<string, string>) => void = () => {};
    load.mockReturnValue(
      new Promise(resolve => {
        finish = resolve;
      }),
    );
    expect(await reader.read()).toBe(first);
    const second = new Map<string, string>();
    const waiting = reader.read(never);
    finish(second);
    expect(await waiting).toBe(second);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('waits for a new one where an old one is not good enough', async () => {
    const { reader, load, clock } = start({ servesOld: false });
    const first = await reader.read();
    expect(await reader.read()).toBe(first);

    clock.now += 601_000;
    const both = await Promise.all([reader.read(), reader.read()]);
    expect(both[0]).not.toBe(first);
    expect(both[1]).toBe(both[0]);
    expect(load).toHaveBeenCalledTimes(2);

    clock.now += 601_000;
    load.mockRejectedValueOnce(new Error('is down'));
    expect(await reader.read()).toBe(both[0]);
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
    expect(warn).toHaveBeenCalledWith(
      'Could not read the catalog to match events: Error: is down',
    );

    clock.now += 121_000;
    const index = await reader.read();
    expect(index).toBeDefined();
    clock.now += 121_000;
    load.mockRejectedValueOnce(new Error('is down'));
    expect(await reader.read(never)).toBe(index);
  });
});
