import { mockServices } from '@backstage/backend-test-utils';
import { fakeRemoteReader } from '../__testUtils__/repositories';
import { createRepositoryReaders } from './RepositoryReaders';

const a = 'https://github.com/acme/a';
const b = 'https://github.com/acme/b';
const unchanged = { unchanged: true } as const;

describe('createRepositoryReaders', () => {
  it('finds the first reader that reads a root', () => {
    const readers = createRepositoryReaders({
      logger: mockServices.logger.mock(),
    });
    expect(readers.findReader(a)).toBeUndefined();
    const first = fakeRemoteReader({ [a]: unchanged });
    const second = fakeRemoteReader({ [a]: unchanged, [b]: unchanged });
    readers.add(first);
    readers.add(second);
    expect(readers.findReader(a)).toBe(first);
    expect(readers.findReader(b)).toBe(second);
    expect(readers.findReader('https://gitlab.com/c')).toBeUndefined();
  });

  it('hears of pushes from readers added before and after', async () => {
    const logger = mockServices.logger.mock();
    const readers = createRepositoryReaders({ logger });
    const early = fakeRemoteReader({}, { subscribe: async tell => tell([a]) });
    const late = fakeRemoteReader({}, { subscribe: async tell => tell([b]) });
    const heard: (readonly string[])[] = [];
    readers.add(early);
    readers.add(fakeRemoteReader({}));
    await readers.subscribe(urls => heard.push(urls));
    expect(heard).toEqual([[a]]);
    readers.add(late);
    expect(heard).toEqual([[a], [b]]);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('logs that a reader does not hear of pushes, and goes on', async () => {
    const logger = mockServices.logger.mock();
    const readers = createRepositoryReaders({ logger });
    const deaf = fakeRemoteReader(
      {},
      {
        subscribe: async () => {
          throw new Error('no events service');
        },
      },
    );
    const heard: (readonly string[])[] = [];
    readers.add(deaf);
    readers.add(fakeRemoteReader({}, { subscribe: async tell => tell([a]) }));
    await readers.subscribe(urls => heard.push(urls));
    expect(heard).toEqual([[a]]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no events service'),
    );
  });
});
