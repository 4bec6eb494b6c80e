import { ConfigReader } from '@backstage/config';
import { readGithubConfig } from './config';

const read = (github?: object) =>
  readGithubConfig(
    new ConfigReader(github ? { maturity: { sources: { github } } } : {}),
  );

describe('readGithubConfig', () => {
  it('needs nothing', () => {
    expect(read()).toEqual({
      requests: { concurrency: 5, reserve: 0.2, timeout: 30_000 },
      readsRepositories: true,
      reportsDeliveries: false,
    });
  });

  it('reads what is configured', () => {
    expect(
      read({
        concurrency: 2,
        reserve: 0,
        timeout: '5s',
        readsRepositories: false,
        reportsDeliveries: true,
      }),
    ).toEqual({
      requests: { concurrency: 2, reserve: 0, timeout: 5_000 },
      readsRepositories: false,
      reportsDeliveries: true,
    });
  });

  it.each([
    [{ concurrency: 0 }, 'maturity.sources.github.concurrency'],
    [{ concurrency: 1.5 }, 'maturity.sources.github.concurrency'],
    [{ reserve: 1 }, 'maturity.sources.github.reserve'],
    [{ reserve: -0.1 }, 'maturity.sources.github.reserve'],
    [{ timeout: 'soon' }, 'maturity.sources.github.timeout'],
  ])('refuses %j and names the key', (github, key) => {
    expect(() => read(github)).toThrow(key);
  });
});
