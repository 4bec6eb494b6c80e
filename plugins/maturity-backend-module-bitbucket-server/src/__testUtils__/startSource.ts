import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { RequestSettings } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  createHostOptions,
  readValues,
  ScmTestOptions,
  startScmSource,
  stopAfterTest,
} from '../../../maturity-scm-node/src/__testUtils__/sources';
import { createBitbucketHost } from '../createBitbucketHost';
import { createComponent, NOW, toRef } from './exampleWorld';
import { FakeBitbucket } from './FakeBitbucket';
import { FakeRepository } from './FakeRepository';

export {
  failTimes,
  loginPage,
} from '../../../maturity-scm-node/src/__testUtils__/FakeCodeHost';
export { startModule } from '../../../maturity-scm-node/src/__testUtils__/startModule';
export {
  readValues,
  receiveDeliveries,
} from '../../../maturity-scm-node/src/__testUtils__/sources';

/** Starts a fake Bitbucket with these repositories, and the source that asks it, until the test ends. */
export async function startSource(
  repositories: readonly FakeRepository[],
  options: Partial<RequestSettings> &
    ScmTestOptions & { readonly token?: string } = {},
) {
  const { token, ...settings } = options;
  const bitbucket = await FakeBitbucket.start(repositories);
  stopAfterTest(bitbucket);
  const { baseUrl } = bitbucket;
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        bitbucketServer: [
          { ...bitbucket.integration, ...('token' in options && { token }) },
        ],
      },
    }),
  );
  const host = createBitbucketHost(createHostOptions(integrations, settings));
  const started = startScmSource({ host, integrations, now: NOW, ...settings });
  const toEntity = (name: string) => createComponent(name, baseUrl);
  return {
    ...started,
    bitbucket,
    baseUrl,
    name: new URL(baseUrl).host,
    toEntity,
    /** Collects the facts of repositories. Returns them in order. */
    collectFacts: async (...names: string[]) => {
      const answers = await started.collect(names.map(toEntity));
      return names.map(each => readValues(answers.get(toRef(each))));
    },
  };
}
