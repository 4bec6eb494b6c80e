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
import { createGiteaHost } from '../createGiteaHost';
import { createComponent, NOW, toRef } from './exampleWorld';
import { FakeGitea, FakeOptions } from './FakeGitea';
import { FakeRepository } from './FakeRepository';

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

/** Starts a fake Gitea with these repositories, and the source that asks it, until the test ends. */
export async function startSource(
  repositories: readonly FakeRepository[],
  options: Partial<RequestSettings> &
    FakeOptions &
    ScmTestOptions & { readonly password?: string } = {},
) {
  const { software, isOld, password, ...settings } = options;
  const gitea = await FakeGitea.start(repositories, { software, isOld });
  stopAfterTest(gitea);
  const { host: name, baseUrl } = gitea.integration;
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitea: [
          { ...gitea.integration, ...('password' in options && { password }) },
        ],
      },
    }),
  );
  const host = createGiteaHost(createHostOptions(integrations, settings));
  const started = startScmSource({ host, integrations, now: NOW, ...settings });
  const toEntity = (slug: string) => createComponent(slug, baseUrl);
  return {
    ...started,
    gitea,
    name,
    baseUrl,
    toEntity,
    /** Collects the facts of repositories. Returns them in order. */
    collectFacts: async (...slugs: string[]) => {
      const answers = await started.collect(slugs.map(toEntity));
      return slugs.map(slug => readValues(answers.get(toRef(slug))));
    },
  };
}
