import { mockServices } from '@backstage/backend-test-utils';
import { ResponseMemory } from './ResponseMemory';

describe('ResponseMemory', () => {
  it('remembers answers for long and refusals for a while, each scope its own', async () => {
    const cache = mockServices.cache.mock();
    const memory = new ResponseMemory(cache, 'github:github.com');
    await memory.remember('/a', { etag: '1', value: [1] });
    await memory.remember('/b', { refused: { status: 404, message: 'no' } });
    const [first, second] = cache.set.mock.calls;
    expect(first).toEqual([
      expect.stringMatching(/^github:github\.com:[0-9a-f]{64}$/),
      { etag: '1', value: [1] },
      { ttl: 30 * 24 * 3_600_000 },
    ]);
    expect(second![2]).toEqual({ ttl: 6 * 3_600_000 });
    await memory.remember('/c', { etag: '', value: 1 }, 5_000);
    expect(cache.set.mock.calls[2]![2]).toEqual({ ttl: 5_000 });
    await new ResponseMemory(cache, 'gitlab:x').recall('/a');
    expect(cache.get.mock.calls[0]![0]).not.toBe(first![0]);
  });

  it('costs nothing but requests where the cache fails', async () => {
    const cache = mockServices.cache.mock();
    cache.get.mockRejectedValue(new Error('down'));
    cache.set.mockRejectedValue(new Error('down'));
    const memory = new ResponseMemory(cache, 'x');
    await expect(memory.recall('/a')).resolves.toBeUndefined();
    await expect(
      memory.remember('/a', { etag: '1', value: 1 }),
    ).resolves.toBeUndefined();
  });
});
