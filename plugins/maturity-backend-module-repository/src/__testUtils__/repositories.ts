import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { ReadLimits } from '../readers/RepositoryReader';

export const limits: ReadLimits = {
  files: 1000,
  fileSize: 1024,
  contents: 100,
  timeout: 2000,
};

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
