import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { RequestSettings } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  createHostOptions,
  ScmTestOptions,
  startScmSource,
  stopAfterTest,
} from '../../../maturity-scm-node/src/__testUtils__/sources';
import { createGithubHost } from '../createGithubHost';
import { DeliverySettings } from '../deliveries/readDeliverySettings';
import { NOW } from './exampleWorld';
import { FakeGithub } from './FakeGithub';
import { FakeRepository } from './FakeRepository';

export {
  refuse,
  startAccount,
  type SentRequest,
} from '../../../maturity-scm-node/src/__testUtils__/accounts';
export {
  readValues,
  receiveDeliveries,
} from '../../../maturity-scm-node/src/__testUtils__/sources';

/** Settings that differ from the usual. */
export interface SourceSettings
  extends Partial<RequestSettings>,
    ScmTestOptions {
  readonly token?: string;
  readonly github?: Parameters<typeof FakeGithub.start>[1];
  /** Events that count as deployments. */
  readonly deliverySettings?: DeliverySettings;
  /** Used instead of the token. */
  readonly apps?: object[];
}

/** Starts a fake GitHub with these repositories, and the source that asks it, until the test ends. */
export async function startSource(
  repositories: readonly FakeRepository[],
  settings: SourceSettings = {},
) {
  const { apps } = settings;
  const github = await FakeGithub.start(repositories, settings.github);
  const { token } = { ...github.integration, ...settings };
  stopAfterTest(github);
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [
          { ...github.integration, token: apps ? undefined : token, apps },
        ],
      },
    }),
  );
  const host = createGithubHost({
    credentials:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    ...createHostOptions(integrations, settings),
    deliveries: settings.deliverySettings,
    isThrottled: false,
  });
  return {
    github,
    host,
    ...startScmSource({ host, integrations, now: NOW, ...settings }),
  };
}
