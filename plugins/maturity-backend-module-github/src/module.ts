import { DefaultGithubCredentialsProvider } from '@backstage/integration';
import { createScmModule } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { createGithubHost } from './createGithubHost';
import { readDeliverySettings } from './deliveries/readDeliverySettings';

/**
 * Adds the fact source `github` to the maturity plugin: what GitHub knows of a
 * repository. The repository source reads those on GitHub through it.
 *
 * @public
 */
export const maturityModuleGithub = createScmModule({
  id: 'github',
  createHost: options =>
    createGithubHost({
      ...options,
      deliveries: readDeliverySettings(options.config),
      credentials: DefaultGithubCredentialsProvider.fromIntegrations(
        options.integrations,
      ),
    }),
});
