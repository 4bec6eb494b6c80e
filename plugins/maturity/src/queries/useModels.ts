import { useApi } from '@backstage/frontend-plugin-api';
import { ListModelsResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useRequest } from './useRequest';

/** The models in use. */
export function useModels(): Answer<ListModelsResponse> {
  const api = useApi(maturityApiRef);
  return useRequest(api, 'models', signal => api.listModels({ signal }));
}
