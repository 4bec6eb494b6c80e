import { createScmModule } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { createBitbucketHost } from './createBitbucketHost';

/**
 * Adds the fact source `bitbucket-server` to the maturity plugin: what Bitbucket Data
 * Center knows of a repository. The repository source reads those on such hosts through
 * it.
 *
 * @public
 */
export const maturityModuleBitbucketServer = createScmModule({
  id: 'bitbucket-server',
  createHost: createBitbucketHost,
});
