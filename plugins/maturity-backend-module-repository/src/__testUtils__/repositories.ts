import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import limiter from 'p-limit';
import { ReadPace } from '../readers/oneByOne';
import {
  ReadLimits,
  ReadOptions,
  ReadRequest,
  ReadResult,
  RemoteRepositoryReader,
  RepositoryReader,
} from '../readers/RepositoryReader';

export const limits: ReadLimits = {
  files: 1000,
  fileSize: 1024,
  contents: 100,
};

/** Three repositories at the same time, of two seconds each unless said otherwise. */
export function paceOf(change: Partial<ReadPace> = {}): ReadPace {
  return { limit: limiter(3), timeout: 2000, ...change };
}

/** What a reader answers to one request; `undefined` when it leaves it unanswered. */
export async function readOne(
  reader: RepositoryReader,
  request: ReadRequest,
  options: Partial<ReadOptions> = {},
): Promise<ReadResult | undefined> {
  const results: ReadResult[] = [];
  for await (const answer of reader.read([request], {
    limits,
    signal: new AbortController().signal,
    ...options,
  })) {
    expect(answer.request).toBe(request);
    results.push(answer.result);
  }
  expect(results.length).toBeLessThanOrEqual(1);
  return results[0];
}

/** A reader for the roots of these results, which remembers the roots of each call. */
export function fakeRemoteReader(
  results: { readonly [root: string]: ReadResult | undefined },
  more: Partial<RemoteRepositoryReader> = {},
) {
  const calls: string[][] = [];
  return {
    calls,
    reads: (root: string) => root in results,
    async *read(requests: readonly ReadRequest[]) {
      calls.push(requests.map(({ root }) => root));
      for (const request of requests) {
        const result = results[request.root];
        if (result) {
          yield { request, result };
        }
      }
    },
    ...more,
  } satisfies RemoteRepositoryReader & { readonly calls: string[][] };
}

export const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      gitlab: [
        {
          host: 'gitlab.example.com',
          apiBaseUrl: 'https://gitlab.example.com/api/v4',
        },
      ],
      bitbucketServer: [
        {
          host: 'bitbucket.example.com',
          apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
        },
      ],
      gitea: [{ host: 'gitea.example.com' }],
    },
  }),
);

/** An entity with these annotations. */
export function entityWith(
  name: string,
  annotations: { readonly [key: string]: string } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { ...annotations } },
  };
}

/** Files by path; a repository is at the URL of its root. */
export interface FakeRepository {
  readonly files: { readonly [path: string]: string | Uint8Array };
  readonly etag: string;
}

/** A URL reader over made-up repositories, which behaves as those of Backstage. */
export function fakeUrlReader(repositories: {
  readonly [root: string]: FakeRepository;
}) {
  return mockServices.urlReader.mock({
    readTree: (async (url, options) => {
      const repository = repositories[url];
      if (!repository) {
        throw new NotFoundError(`Request failed for ${url}, 404 Not Found`);
      }
      if (options?.etag === repository.etag) {
        throw new NotModifiedError();
      }
      const files = Object.entries(repository.files)
        .map(([path, content]) => ({ path, content: Buffer.from(content) }))
        .filter(
          ({ path, content }) =>
            options?.filter?.(path, { size: content.length }) ?? true,
        );
      return {
        etag: repository.etag,
        files: async () =>
          files.map(({ path, content }) => ({
            path,
            content: async () => content,
          })),
        archive: async () => {
          throw new Error('not used');
        },
        dir: async () => {
          throw new Error('not used');
        },
      };
    }) satisfies UrlReaderService['readTree'],
  });
}
