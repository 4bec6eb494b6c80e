import { RequestPause, RequestPauses } from './RequestPauses';

const pause: RequestPause = {
  account: 'fake:host',
  resource: '',
  until: 60_000,
  reason: 'host asked for a pause',
};

/** A store in memory, that counts how often it is asked. */
function createStore() {
  const stored: RequestPause[] = [];
  const store = {
    reads: 0,
    isAway: false,
    stored,
    read: async () => {
      store.reads += 1;
      if (store.isAway) {
        throw new Error('away');
      }
      return stored;
    },
    write: async (one: RequestPause) => {
      if (store.isAway) {
        throw new Error('away');
      }
      stored.push(one);
    },
  };
  return store;
}

describe('RequestPauses', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are found by account and resource, the longest of each', () => {
    const pauses = new RequestPauses();
    pauses.add(pause);
    pauses.add({ ...pause, until: 30_000 });
    pauses.add({ ...pause, resource: 'core', until: 90_000 });
    expect(pauses.find('fake:host', '')?.until).toBe(60_000);
    expect(pauses.find('fake:host', 'core')?.until).toBe(90_000);
    expect(pauses.find('fake:host', 'graphql')).toBeUndefined();
    expect(pauses.find('fake:other', '')).toBeUndefined();
  });

  it('are told to others when they begin, and not for a moment more', async () => {
    const store = createStore();
    const pauses = new RequestPauses();
    pauses.shareBy(store);
    for (const until of [60_000, 60_100, 60_900, 59_000]) {
      pauses.add({ ...pause, until });
    }
    pauses.add({ ...pause, until: 90_000 });
    await jest.advanceTimersByTimeAsync(0);
    expect(store.stored.map(({ until }) => until)).toEqual([60_000, 90_000]);
  });

  it('are read every three seconds at most', async () => {
    const store = createStore();
    const pauses = new RequestPauses();
    pauses.shareBy(store);
    await Promise.all([pauses.refresh(), pauses.refresh()]);
    store.stored.push(pause);
    await pauses.refresh();
    expect(store.reads).toBe(1);
    expect(pauses.find('fake:host', '')).toBeUndefined();

    await jest.advanceTimersByTimeAsync(3_000);
    await pauses.refresh();
    expect(store.reads).toBe(2);
    expect(pauses.find('fake:host', '')).toEqual(pause);
  });

  it('are those of this replica alone while the store is away', async () => {
    const store = createStore();
    store.isAway = true;
    const pauses = new RequestPauses();
    pauses.shareBy(store);
    await pauses.refresh();
    pauses.add(pause);
    await jest.advanceTimersByTimeAsync(0);
    expect(pauses.find('fake:host', '')).toEqual(pause);
  });
});
