import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { RequestSettings } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  createHostOptions,
  ScmTestOptions,
  startScmSource,
  stopAfterTest,
} from '../../../maturity-scm-node/src/__testUtils__/sources';
import { createBitbucketHost } from '../createBitbucketHost';
import { NOW } from './exampleWorld';
import { FakeBitbucket } from './FakeBitbucket';
import { FakeRepository } from './FakeRepository';

export {
  failTimes,
  type Fault,
} from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
export { startModule } from '../../../maturity-scm-node/src/__testUtils__/startModule';
export {
  readValues,
  receiveDeliveries,
} from '../../../maturity-scm-node/src/__testUtils__/sources';

/** Settings that differ from the usual. */
export interface SourceSettings
  extends Partial<RequestSettings>,
    ScmTestOptions {
  /** The entry of `integrations.bitbucketCloud`. */
  readonly integration?: object;
}

/** Starts a fake Bitbucket with these repositories, and the source that asks it, until the test ends. */
export async function startSource(
  repositories: readonly FakeRepository[],
  { integration, ...settings }: SourceSettings = {},
) {
  const bitbucket = await FakeBitbucket.start(repositories);
  const requests = bitbucket.intercept();
  stopAfterTest({
    stop: async () => {
      requests.restore();
      await bitbucket.stop();
    },
  });
  const config = new ConfigReader({
    integrations: { bitbucketCloud: [integration ?? bitbucket.integration] },
  });
  const integrations = ScmIntegrations.fromConfig(config);
  const host = createBitbucketHost({
    ...createHostOptions(integrations, settings),
    urlReader: UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    }),
  });
  return {
    bitbucket,
    host,
    ...startScmSource({ host, integrations, now: NOW, ...settings }),
  };
}
