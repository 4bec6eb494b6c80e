import { createScmModule } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { createGiteaHost } from './createGiteaHost';

/**
 * Adds the fact source `gitea` to the maturity plugin: what Gitea or Forgejo knows of
 * a repository. The repository source reads those on such hosts through it.
 *
 * @public
 */
export const maturityModuleGitea = createScmModule({
  id: 'gitea',
  createHost: createGiteaHost,
});
