import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { accepted } from '../__testUtils__/acceptedDeclarations';
import { refused } from '../__testUtils__/refusedDeclarations';
import { refusedQueries } from '../__testUtils__/refusedQueries';
import { declareSource, qualitySource } from '../__testUtils__/declare';
import { readHttpSources } from './parseSource';

const read = (http: JsonObject) =>
  readHttpSources(
    new ConfigReader({ maturity: { sources: { quality: { http } } } }),
  );

describe('readHttpSources', () => {
  it.each(accepted)('accepts %s', (_, http) => {
    expect(read(http)).toMatchObject([{ id: 'quality' }]);
  });

  it.each([...refused, ...refusedQueries])(
    'refuses %s',
    (_, http, problems) => {
      for (const problem of problems) {
        expect(() => read(http)).toThrow(
          `maturity.sources.quality.http.${problem}`,
        );
      }
    },
  );

  it('tells the problems of all sources at once', () => {
    const http = { ...qualitySource, facts: {} };
    const sources = { one: { http }, other: {}, two: { http } };
    expect(() =>
      readHttpSources(new ConfigReader({ maturity: { sources } })),
    ).toThrow(
      /sources\.one\.http\.facts: .*; maturity\.sources\.two\.http\.facts: /,
    );
  });

  it('reads sources that are not enabled, and none where there is none', () => {
    const sources = {
      quality: { enabled: false, http: qualitySource },
      github: { concurrency: 3 },
    };
    const ids = (maturity: JsonObject) =>
      readHttpSources(new ConfigReader({ maturity })).map(({ id }) => id);
    expect(ids({ sources })).toEqual(['quality']);
    expect(ids({})).toEqual([]);
  });

  it('fills in what is left out', () => {
    expect(declareSource().declaration).toMatchObject({
      maxRequests: 2_000,
      concurrency: 4,
      timeout: { seconds: 30 },
      reserve: 0.2,
      requests: { projects: { maxPages: 100, ignoreCase: false } },
      facts: { gate: { reduce: 'one' } },
    });
  });
});
