import { useApi } from '@backstage/frontend-plugin-api';
import {
  AnswerSurveyRequest,
  SurveyResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMutation } from '@tanstack/react-query';
import { maturityApiRef } from '../api';
import { toKey, useMaturityQueryClient } from './queryClient';
import { Answer, useAnswer, useRequest } from './useAnswer';

/** The survey of this quarter, and whether the reader may answer it. */
export function useSurvey(options: {
  isEnabled: boolean;
}): Answer<SurveyResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: toKey('getSurvey'),
    read: signal => api.getSurvey({ signal }),
    isEnabled: options.isEnabled,
  });
}

/** Sends the reader's answer. It is in no cache, and in no event of analytics. */
export function useAnswerSurvey(onCounted: () => void) {
  const api = useApi(maturityApiRef);
  const client = useMaturityQueryClient();
  const { status, error, mutate } = useMutation(
    {
      mutationFn: (request: AnswerSurveyRequest) => api.answerSurvey(request),
      gcTime: 0,
      onSuccess: () => {
        onCounted();
        client.invalidateQueries({ queryKey: toKey('getSurveyResults') });
      },
      // Another quarter may have begun meanwhile.
      onError: () => client.invalidateQueries({ queryKey: toKey('getSurvey') }),
    },
    client,
  );
  return { status, error, send: mutate };
}

/** The results of a group. */
export function useSurveyResults(entityRef: string) {
  return useRequest('getSurveyResults', entityRef);
}
