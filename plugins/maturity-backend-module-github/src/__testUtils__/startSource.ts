import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import {
  RequestSettings,
  DeliveryPublisher,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import {
  collectorOf,
  memoryCache,
} from '../../../maturity-backend-module-repository/src/__testUtils__/hostSources';
import { GithubAccounts } from '../client/GithubAccounts';
import { GithubFactSource } from '../GithubFactSource';
import { NOW } from './exampleWorld';
import { FakeGithub } from './FakeGithub';
import { FakeRepository } from './FakeRepository';

export {
  hearDeliveries,
  valuesOf,
} from '../../../maturity-backend-module-repository/src/__testUtils__/hostSources';

/** What is different from the usual. */
export interface SourceSettings extends Partial<RequestSettings> {
  readonly token?: string;
  readonly deliveries?: DeliveryPublisher;
  readonly github?: Parameters<typeof FakeGithub.start>[1];
  /** In place of the token. */
  readonly apps?: object[];
}

/** The source beside a GitHub of these repositories. */
export async function startSource(
  repositories: readonly FakeRepository[],
  settings: SourceSettings = {},
) {
  const { apps, deliveries } = settings;
  const github = await FakeGithub.start(repositories, settings.github);
  const { token } = { ...github.integration, ...settings };
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [
          { ...github.integration, token: apps ? undefined : token, apps },
        ],
      },
    }),
  );
  const accounts = new GithubAccounts({
    credentials:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    cache: memoryCache(),
    logger: mockServices.logger.mock(),
    settings: { concurrency: 5, reserve: 0.2, timeout: 5_000, ...settings },
    now: () => Date.now(),
    retryAfter: 5,
    isThrottled: false,
  });
  const source = new GithubFactSource({
    ...(deliveries && { deliveries }),
    accounts,
    integrations,
    now: () => NOW,
  });
  return {
    github,
    source,
    collect: collectorOf(source),
    accounts,
    integrations,
  };
}
