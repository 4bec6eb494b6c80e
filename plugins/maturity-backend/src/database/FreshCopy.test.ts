import { FreshCopy } from './FreshCopy';

/** A copy whose refreshes end when told to. */
function createCopy() {
  const refreshes: { end: (value: number) => void; fail: () => void }[] = [];
  const copy = new FreshCopy(
    () =>
      new Promise<number>((resolve, reject) => {
        refreshes.push({ end: resolve, fail: () => reject(new Error('gone')) });
      }),
  );
  return { copy, refreshes };
}

const turn = () => new Promise(resolve => setImmediate(resolve));

describe('FreshCopy', () => {
  it('has those who come while it refreshes share the next refresh', async () => {
    const { copy, refreshes } = createCopy();
    const first = copy.upToDate();
    const second = copy.upToDate();
    const third = copy.upToDate();
    expect(refreshes).toHaveLength(1);
    refreshes[0].end(1);
    await turn();
    expect(refreshes).toHaveLength(2);
    refreshes[1].end(2);
    expect(await Promise.all([first, second, third])).toEqual([1, 2, 2]);
  });

  it('refreshes again for whoever comes later', async () => {
    const { copy, refreshes } = createCopy();
    const first = copy.upToDate();
    refreshes[0].end(1);
    await first;
    const second = copy.upToDate();
    refreshes[1].end(2);
    expect(await second).toBe(2);
  });

  it('fails for those who asked for the refresh that fails, and no others', async () => {
    const { copy, refreshes } = createCopy();
    const first = copy.upToDate();
    const second = copy.upToDate();
    refreshes[0].fail();
    await expect(first).rejects.toThrow('gone');
    await turn();
    refreshes[1].end(2);
    expect(await second).toBe(2);
  });
});
