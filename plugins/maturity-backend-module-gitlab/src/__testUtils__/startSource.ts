import { ConfigReader } from '@backstage/config';
import {
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import {
  DeliveryPublisher,
  RequestSettings,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import {
  collectorOf,
  memoryCache,
} from '../../../maturity-backend-module-repository/src/__testUtils__/hostSources';
import { GitlabAccounts } from '../client/GitlabAccounts';
import { GitlabFactSource } from '../GitlabFactSource';
import { NOW } from './exampleWorld';
import { FakeGitlab, FakeOptions } from './FakeGitlab';
import { FakeProject } from './FakeProject';

export {
  hearDeliveries,
  valuesOf,
} from '../../../maturity-backend-module-repository/src/__testUtils__/hostSources';

/** The source beside a GitLab of these projects. */
export async function startSource(
  projects: readonly FakeProject[],
  options: Partial<RequestSettings> &
    FakeOptions & {
      readonly token?: string;
      readonly deliveries?: DeliveryPublisher;
    } = {},
) {
  const { edition, root, token, deliveries, ...settings } = options;
  const gitlab = await FakeGitlab.start(projects, { edition, root });
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitlab: [
          { ...gitlab.integration, ...('token' in options && { token }) },
        ],
      },
    }),
  );
  const accounts = new GitlabAccounts({
    credentials:
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations),
    cache: memoryCache(),
    settings: { concurrency: 5, reserve: 0.2, timeout: 5_000, ...settings },
    now: () => Date.now(),
    retryAfter: 5,
  });
  const source = new GitlabFactSource({
    ...{ accounts, integrations },
    ...(deliveries && { deliveries }),
    now: () => NOW,
  });
  return {
    gitlab,
    source,
    collect: collectorOf(source),
    accounts,
    integrations,
  };
}
