import { FakeRepository } from './FakeRepository';
import {
  describeCodeAlert,
  describeSecretAlerts,
  RestReply,
  takePage,
} from './restWorld';

/** How an organisation answers about all of its repositories. */
export interface FakeOrganisation {
  /** Who asks: its owner, somebody else, or an App without the permissions. */
  asker: 'owner' | 'member' | 'app';
  /** Whether settings of repositories are shown. */
  showsSettings: boolean;
}

type Route = (
  repositories: readonly FakeRepository[],
  request: { readonly query: URLSearchParams; readonly webUrl: string },
  organisation: FakeOrganisation,
) => RestReply;

/** By operation of the OpenAPI description. */
export const organisationRoutes: Readonly<Record<string, Route>> = {
  '/orgs/{org}/repos': (repositories, { query }, { showsSettings }) => ({
    status: 200,
    body: takePage(repositories, query).map(repository => ({
      full_name: repository.slug,
      name: repository.slug.split('/')[1],
      private: repository.visibility !== 'PUBLIC',
      ...(showsSettings && {
        security_and_analysis: describeSettings(repository),
      }),
    })),
  }),
  '/orgs/{org}/code-scanning/alerts': (
    repositories,
    { query, webUrl },
    { asker },
  ) =>
    refuse(asker) ?? {
      status: 200,
      body: takePage(
        repositories.flatMap(({ slug, codeScanning }) =>
          Array.isArray(codeScanning)
            ? codeScanning.map((alert, index) => ({
                ...describeCodeAlert(alert, index, `${webUrl}/${slug}`),
                repository: { full_name: slug },
              }))
            : [],
        ),
        query,
      ),
    },
  '/orgs/{org}/secret-scanning/alerts': (
    repositories,
    { query, webUrl },
    { asker },
  ) =>
    refuse(asker) ?? {
      status: 200,
      body: takePage(
        repositories.flatMap(({ slug, secretScanning }) =>
          describeSecretAlerts(
            typeof secretScanning === 'number' ? secretScanning : 0,
            `${webUrl}/${slug}`,
          ).map(alert => ({ ...alert, repository: { full_name: slug } })),
        ),
        query,
      ),
    },
};

function refuse(asker: FakeOrganisation['asker']): RestReply | undefined {
  if (asker === 'app') {
    return { status: 403, message: 'Resource not accessible by integration' };
  }
  return asker === 'member' ? { status: 404, message: 'Not Found' } : undefined;
}

function describeSettings({
  codeScanning,
  secretScanning,
  isLicensed = Array.isArray(codeScanning),
  visibility,
}: FakeRepository) {
  const toStatus = (isOn: boolean) => ({
    status: isOn ? 'enabled' : 'disabled',
  });
  return {
    ...(visibility !== 'PUBLIC' &&
      codeScanning !== 'hidden' && {
        advanced_security: toStatus(isLicensed),
      }),
    ...(secretScanning !== 'hidden' && {
      secret_scanning: toStatus(typeof secretScanning === 'number'),
    }),
  };
}
