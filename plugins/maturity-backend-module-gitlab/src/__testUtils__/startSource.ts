import { ConfigReader } from '@backstage/config';
import {
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { RequestSettings } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  createHostOptions,
  ScmTestOptions,
  startScmSource,
  stopAfterTest,
} from '../../../maturity-scm-node/src/__testUtils__/sources';
import { createGitlabHost } from '../createGitlabHost';
import { NOW } from './exampleWorld';
import { FakeGitlab, FakeOptions } from './FakeGitlab';
import { FakeProject } from './FakeProject';

export {
  refuse,
  startAccount,
  type SentRequest,
} from '../../../maturity-scm-node/src/__testUtils__/accounts';
export {
  failTimes,
  loginPage,
  type Fault,
} from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
export { startModule } from '../../../maturity-scm-node/src/__testUtils__/startModule';
export {
  readValues,
  receiveDeliveries,
} from '../../../maturity-scm-node/src/__testUtils__/sources';

/** Starts a fake GitLab with these projects, and the source that asks it, until the test ends. */
export async function startSource(
  projects: readonly FakeProject[],
  options: Partial<RequestSettings> &
    FakeOptions &
    ScmTestOptions & { readonly token?: string } = {},
) {
  const { edition, root, token, ...settings } = options;
  const gitlab = await FakeGitlab.start(projects, { edition, root });
  stopAfterTest(gitlab);
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitlab: [
          { ...gitlab.integration, ...('token' in options && { token }) },
        ],
      },
    }),
  );
  const host = createGitlabHost({
    credentials:
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations),
    ...createHostOptions(integrations, settings),
  });
  return {
    gitlab,
    ...startScmSource({ host, integrations, now: NOW, ...settings }),
  };
}
