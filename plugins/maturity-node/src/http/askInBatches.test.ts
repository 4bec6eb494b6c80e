import { askInBatches, TooMuchError } from './askInBatches';

const never = new AbortController().signal;

async function run(options: {
  readonly count: number;
  readonly size: number;
  readonly refuse: (part: readonly number[]) => Error | undefined;
  readonly signal?: AbortSignal;
}) {
  const asked: number[] = [];
  const answered: number[] = [];
  const failed: number[] = [];
  await askInBatches({
    items: Array.from({ length: options.count }, (_, at) => at),
    size: options.size,
    signal: options.signal ?? never,
    ask: async part => {
      asked.push(part.length);
      const error = options.refuse(part);
      if (error) {
        throw error;
      }
      answered.push(...part);
    },
    onFailure: part => failed.push(...part),
  });
  return { asked, answered, failed };
}

const status = (code: number) =>
  Object.assign(new Error('no'), { status: code, response: {} });

describe('askInBatches', () => {
  it('asks for all items, some in each query', async () => {
    expect(await run({ count: 7, size: 3, refuse: () => undefined })).toEqual({
      asked: [3, 3, 1],
      answered: [0, 1, 2, 3, 4, 5, 6],
      failed: [],
    });
  });

  it.each([
    ['that says so', new TooMuchError('too much')],
    ['that timed out', new DOMException('', 'TimeoutError')],
    ['at which the gateway gave up', status(504)],
  ])(
    'halves a query %s, down to the item that is too much',
    async (_, error) => {
      const refuse = (part: readonly number[]) =>
        part.includes(5) ? error : undefined;
      expect(await run({ count: 8, size: 8, refuse })).toEqual({
        asked: [8, 4, 4, 2, 1, 1, 2],
        answered: [0, 1, 2, 3, 4, 6, 7],
        failed: [5],
      });
    },
  );

  it('splits the others too where all of that size are too much', async () => {
    const refuse = (part: readonly number[]) =>
      part.length > 2
        ? new TooMuchError('too complex', { isOfSize: true })
        : undefined;
    expect(await run({ count: 12, size: 4, refuse })).toMatchObject({
      asked: [4, 2, 2, 2, 2, 2, 2],
      failed: [],
    });
  });

  it('does not halve what failed otherwise', async () => {
    const refuse = () => status(500);
    expect(await run({ count: 4, size: 2, refuse })).toEqual({
      asked: [2, 2],
      answered: [],
      failed: [0, 1, 2, 3],
    });
  });

  it('ends when it is aborted', async () => {
    const controller = new AbortController();
    const refuse = () => {
      controller.abort(new Error('stopped'));
      return status(504);
    };
    await expect(
      run({ count: 4, size: 2, refuse, signal: controller.signal }),
    ).rejects.toThrow('stopped');
  });

  it('asks again for what a query returns, after all others and by key', async () => {
    const asked: string[] = [];
    await askInBatches<{ readonly id: string; readonly key?: string }>({
      items: ['a', 'b', 'c'].map(id => ({ id })),
      size: 2,
      signal: never,
      toKey: ({ key = '' }) => key,
      ask: async batch => {
        asked.push(batch.map(({ id, key = '' }) => id + key).join());
        return batch
          .filter(({ key }) => !key)
          .map(({ id }) => ({ id, key: id === 'b' ? '2' : '1' }));
      },
      onFailure: () => {},
    });
    expect(asked).toEqual(['a,b', 'c', 'a1,c1', 'b2']);
  });
});
