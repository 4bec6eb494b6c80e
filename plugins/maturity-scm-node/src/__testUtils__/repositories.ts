import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
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
  totalSize: 100_000,
};

/** Reads the answer to one request; `undefined` when the reader leaves it unanswered. */
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
