import { createApiRef } from '@backstage/frontend-plugin-api';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * Reads assessments from the maturity backend.
 *
 * @public
 */
export const maturityApiRef = createApiRef<MaturityApi>().with({
  id: 'plugin.maturity.client',
  pluginId: 'maturity',
});
