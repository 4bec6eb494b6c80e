import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readRepositoryConfig } from './config';

const read = (repository?: JsonObject) =>
  readRepositoryConfig(
    new ConfigReader(
      repository ? { maturity: { sources: { repository } } } : {},
    ),
    '/srv/backend',
  );

describe('readRepositoryConfig', () => {
  it('has defaults for everything, and no local root', () => {
    expect(read()).toEqual({
      limits: {
        files: 100_000,
        fileSize: 262_144,
        contents: 2_000,
        totalSize: 33_554_432,
      },
      judgeLimits: { judgeTimeout: 20_000, judgeMemory: 512 },
      timeout: 60_000,
      concurrency: 3,
      localRoots: new Map(),
    });
  });

  it('reads what is configured', () => {
    expect(
      read({
        concurrency: 8,
        limits: {
          files: 10,
          fileSize: 20,
          contents: 30,
          totalSize: 40,
          judgeTimeout: '6s',
          judgeMemory: 70,
          timeout: '5s',
        },
        localRoots: { examples: '../examples', other: '/data' },
      }),
    ).toEqual({
      limits: { files: 10, fileSize: 20, contents: 30, totalSize: 40 },
      judgeLimits: { judgeTimeout: 6_000, judgeMemory: 70 },
      timeout: 5_000,
      concurrency: 8,
      localRoots: new Map([
        ['examples', '/srv/examples'],
        ['other', '/data'],
      ]),
    });
  });

  it.each([
    [{ concurrency: 0 }, 'maturity.sources.repository.concurrency: expected'],
    [
      { limits: { files: 1.5 } },
      'maturity.sources.repository.limits.files: expected',
    ],
    [{ limits: { fileSize: -1 } }, 'limits.fileSize: expected a whole number'],
    [
      { limits: { contents: 'many' } },
      'maturity.sources.repository.limits.contents',
    ],
    [
      { limits: { timeout: '0s' } },
      'maturity.sources.repository.limits.timeout: expected',
    ],
    [
      { limits: { timeout: { days: 400 } } },
      'limits.timeout: expected a duration',
    ],
    [{ limits: { timeout: 'soon' } }, 'timeout'],
    [{ localRoots: { 'a/b': '.' } }, "localRoots: 'a/b' is no root id"],
    [{ localRoots: { a: 1 } }, 'maturity.sources.repository.localRoots.a'],
  ])('refuses %j', (repository, message) => {
    expect(() => read(repository as JsonObject)).toThrow(message);
  });
});
