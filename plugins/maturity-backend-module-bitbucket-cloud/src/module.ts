import { createScmModule } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { createBitbucketHost } from './createBitbucketHost';

/**
 * Adds the fact source `bitbucket-cloud` to the maturity plugin: what Bitbucket Cloud
 * knows of a repository. The repository source reads those on Bitbucket Cloud through
 * it.
 *
 * @public
 */
export const maturityModuleBitbucketCloud = createScmModule({
  id: 'bitbucket-cloud',
  createHost: createBitbucketHost,
});
