import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readGitlabConfig } from './config';

const read = (gitlab?: JsonObject) =>
  readGitlabConfig(
    new ConfigReader(gitlab ? { maturity: { sources: { gitlab } } } : {}),
  );

describe('readGitlabConfig', () => {
  it('has defaults for everything', () => {
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
        timeout: { seconds: 5 },
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
    [{ concurrency: 0 }, 'maturity.sources.gitlab.concurrency: expected'],
    [{ concurrency: 1.5 }, 'maturity.sources.gitlab.concurrency: expected'],
    [{ reserve: 1 }, 'maturity.sources.gitlab.reserve: expected'],
    [{ reserve: -0.1 }, 'maturity.sources.gitlab.reserve: expected'],
    [{ timeout: 'soon' }, 'maturity.sources.gitlab.timeout'],
    [
      { readsRepositories: 'maybe' },
      'maturity.sources.gitlab.readsRepositories',
    ],
  ])('refuses %j', (gitlab, message) => {
    expect(() => read(gitlab)).toThrow(message);
  });
});
