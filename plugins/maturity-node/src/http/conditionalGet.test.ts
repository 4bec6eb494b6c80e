import { mockServices, ServiceMock } from '@backstage/backend-test-utils';
import { CacheService } from '@backstage/backend-plugin-api';
import { conditionalGet, ConditionalRequest } from './conditionalGet';
import { RememberedResponse, ResponseMemory } from './ResponseMemory';

const failed = (status: number) =>
  Object.assign(new Error('said so'), { status, response: {} });

const known = { etag: '"1"', value: 1 };
const refused = { status: 404, message: 'said so' };

describe('conditionalGet', () => {
  const send = jest.fn<
    ReturnType<ConditionalRequest<number>['send']>,
    [Readonly<Record<string, string>>]
  >();
  let cache: ServiceMock<CacheService>;

  beforeEach(() => {
    send.mockReset();
    send.mockResolvedValue({ body: '2', headers: { etag: '"2"' } });
    cache = mockServices.cache.mock();
  });

  const ask = (
    remembered?: RememberedResponse,
    change: Partial<ConditionalRequest<number>> = {},
  ) => {
    cache.get.mockResolvedValue(remembered as never);
    return conditionalGet({
      path: '/a',
      read: Number,
      send,
      refusals: [403, 404],
      memory: new ResponseMemory(cache, 'x'),
      ...change,
    });
  };

  it('asks without a condition the first time, and remembers what was read', async () => {
    await expect(ask()).resolves.toEqual({ value: 2 });
    expect(send).toHaveBeenCalledWith({});
    expect(cache.set.mock.calls[0]![1]).toEqual({ etag: '"2"', value: 2 });
  });

  it('does not remember what cannot be asked about again', async () => {
    send.mockResolvedValue({ body: '2', headers: {} });
    await expect(ask()).resolves.toEqual({ value: 2 });
    expect(cache.set).not.toHaveBeenCalled();
  });

  it('remembers the answer of a version without an etag', async () => {
    send.mockResolvedValue({ body: '2', headers: {} });
    await expect(ask(undefined, { version: 'c' })).resolves.toEqual({
      value: 2,
    });
    expect(cache.set.mock.calls[0]![1]).toEqual({ etag: '', value: 2 });
  });

  it('takes what it knows where nothing changed', async () => {
    send.mockRejectedValue(failed(304));
    await expect(ask(known)).resolves.toEqual({ value: 1 });
    expect(send).toHaveBeenCalledWith({ 'if-none-match': '"1"' });
    await expect(ask()).rejects.toThrow('said so');
  });

  it('does not ask again for the same version, or what was refused', async () => {
    await expect(ask(known, { version: 'c' })).resolves.toEqual({ value: 1 });
    await expect(ask({ refused })).resolves.toEqual({ refused });
    expect(send).not.toHaveBeenCalled();
  });

  it('remembers that it was refused', async () => {
    send.mockRejectedValue(failed(404));
    await expect(ask()).resolves.toEqual({ refused });
    expect(cache.set.mock.calls[0]![1]).toEqual({ refused });
  });

  it('throws what is no answer', async () => {
    send.mockRejectedValue(failed(410));
    await expect(ask()).rejects.toThrow('said so');
    await expect(ask(known)).rejects.toThrow('said so');
  });

  it('remembers nothing without a memory', async () => {
    await expect(ask(known, { memory: undefined })).resolves.toEqual({
      value: 2,
    });
    send.mockRejectedValue(failed(403));
    await expect(ask(known, { memory: undefined })).resolves.toMatchObject({
      refused: { status: 403 },
    });
    expect(cache.get).not.toHaveBeenCalled();
    expect(cache.set).not.toHaveBeenCalled();
  });
});
