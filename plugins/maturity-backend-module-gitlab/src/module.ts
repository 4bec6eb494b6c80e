import { DefaultGitlabCredentialsProvider } from '@backstage/integration';
import { createScmModule } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { createGitlabHost } from './createGitlabHost';

/**
 * Adds the fact source `gitlab` to the maturity plugin: what GitLab knows of a
 * project. The repository source reads those on GitLab through it.
 *
 * @public
 */
export const maturityModuleGitlab = createScmModule({
  id: 'gitlab',
  createHost: options =>
    createGitlabHost({
      ...options,
      credentials: DefaultGitlabCredentialsProvider.fromIntegrations(
        options.integrations,
      ),
    }),
});
