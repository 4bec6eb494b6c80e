import { DefaultAzureDevOpsCredentialsProvider } from '@backstage/integration';
import { createScmModule } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { createAzureDevOpsHost } from './createAzureDevOpsHost';

/**
 * Adds the fact source `azure-devops` to the maturity plugin: what Azure DevOps
 * Services and Server know of a repository. The repository source reads those through
 * it.
 *
 * @public
 */
export const maturityModuleAzureDevOps = createScmModule({
  id: 'azure-devops',
  createHost: options =>
    createAzureDevOpsHost({
      ...options,
      credentials: DefaultAzureDevOpsCredentialsProvider.fromIntegrations(
        options.integrations,
      ),
    }),
});
