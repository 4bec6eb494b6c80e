import { ConfigReader } from '@backstage/config';
import {
  DefaultAzureDevOpsCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { JsonArray } from '@backstage/types';
import { RequestSettings } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  createHostOptions,
  ScmTestOptions,
  startScmSource,
  stopAfterTest,
} from '../../../maturity-scm-node/src/__testUtils__/sources';
import { createAzureDevOpsHost } from '../createAzureDevOpsHost';
import { NOW } from './exampleWorld';
import { FakeAzureDevOps } from './FakeAzureDevOps';
import { FakeProject } from './FakeProject';

export {
  entityWith,
  limits,
} from '../../../maturity-scm-node/src/__testUtils__/repositories';
export { failTimes } from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
export { startModule } from '../../../maturity-scm-node/src/__testUtils__/startModule';
export {
  readValues,
  receiveDeliveries,
} from '../../../maturity-scm-node/src/__testUtils__/sources';

/** Starts a fake with these projects, and the source that asks it, until the test ends. */
export async function startSource(
  projects: readonly FakeProject[],
  options: Partial<RequestSettings> &
    ScmTestOptions & { readonly credentials?: JsonArray } = {},
) {
  const { credentials, ...settings } = options;
  const azure = await FakeAzureDevOps.start(projects);
  stopAfterTest(azure);
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        azure: [{ ...azure.integration, ...(credentials && { credentials }) }],
      },
    }),
  );
  const host = createAzureDevOpsHost({
    credentials:
      DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations),
    ...createHostOptions(integrations, settings),
  });
  return {
    azure,
    host,
    ...startScmSource({ host, integrations, now: NOW, ...settings }),
  };
}
