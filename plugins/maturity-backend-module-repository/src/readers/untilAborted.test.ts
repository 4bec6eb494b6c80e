import { untilAborted } from './untilAborted';

async function* numbers(onEnd: () => void = () => {}) {
  try {
    yield 1;
    yield 2;
  } finally {
    onEnd();
  }
}

async function collectItems<T>(items: AsyncIterable<T>) {
  const list: T[] = [];
  for await (const item of items) {
    list.push(item);
  }
  return list;
}

describe('untilAborted', () => {
  it('brings everything when nothing is aborted', async () => {
    const { signal } = new AbortController();
    await expect(
      collectItems(untilAborted(numbers(), signal)),
    ).resolves.toEqual([1, 2]);
  });

  it('brings nothing when it is aborted from the beginning', async () => {
    await expect(
      collectItems(untilAborted(numbers(), AbortSignal.abort())),
    ).resolves.toEqual([]);
  });

  it('leaves behind what hangs', async () => {
    const controller = new AbortController();
    async function* hanging() {
      yield 1;
      setTimeout(() => controller.abort(), 5);
      await new Promise(() => {});
    }
    await expect(
      collectItems(untilAborted(hanging(), controller.signal)),
    ).resolves.toEqual([1]);
  });

  it('passes on what is thrown', async () => {
    async function* failing() {
      yield 1;
      throw new Error('broken');
    }
    await expect(
      collectItems(untilAborted(failing(), new AbortController().signal)),
    ).rejects.toThrow('broken');
  });

  it('ends the iterable when nobody asks on', async () => {
    const onEnd = jest.fn();
    const { signal } = new AbortController();
    for await (const item of untilAborted(numbers(onEnd), signal)) {
      expect(item).toBe(1);
      break;
    }
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
