import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import {
  Attestation,
  AttestRequest,
  DecideExemptionRequest,
  ExemptionItem,
  ListAttestationsResponse,
  ListExemptionsRequest,
  ListExemptionsResponse,
  RequestExemptionRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMutation } from '@tanstack/react-query';
import { maturityApiRef } from '../api';
import { keys, useMaturityQueryClient } from './queryClient';
import { Answer, useRequest } from './useAnswer';

/** The statements about an entity; nothing is asked for without one. */
export function useAttestations(
  entityRef: string | undefined,
): Answer<ListAttestationsResponse> {
  return useRequest('listAttestations', entityRef);
}

/** Exemptions; nothing is asked for without a request. */
export function useExemptions(
  request: ListExemptionsRequest | undefined,
): Answer<ListExemptionsResponse> {
  return useRequest('listExemptions', request, { keepsPrevious: true });
}

/** A write, and how it went. */
export interface Write<Request, Stored> {
  readonly status: 'idle' | 'pending' | 'success' | 'error';
  readonly error?: Error;
  readonly stored?: Stored;
  readonly start: (
    request: Request,
    then?: {
      readonly onSuccess?: () => void;
      readonly onError?: (error: Error) => void;
    },
  ) => void;
  /** Forgets how the last one went. */
  readonly reset: () => void;
}

/** Sends a write, and reads again what is shown of assessments. */
function useWrite<Request, Stored>(
  action: string,
  send: (request: Request) => Promise<Stored>,
): Write<Request, Stored> {
  const analytics = useAnalytics();
  const client = useMaturityQueryClient();
  const { status, error, data, mutate, reset } = useMutation(
    {
      mutationFn: send,
      onMutate: () => analytics.captureEvent(action, 'maturity'),
      onSuccess: () => client.invalidateQueries({ queryKey: keys.live }),
    },
    client,
  );
  return {
    status,
    error: error ?? undefined,
    stored: data,
    start: mutate,
    reset,
  };
}

/** States whether an entity meets a check. */
export function useAttest(): Write<AttestRequest, Attestation> {
  const api = useApi(maturityApiRef);
  return useWrite('attest', request => api.attest(request));
}

/** Asks for an exemption. */
export function useRequestExemption(): Write<
  RequestExemptionRequest,
  ExemptionItem
> {
  const api = useApi(maturityApiRef);
  return useWrite('request exemption', request =>
    api.requestExemption(request),
  );
}

/** Approves, denies or ends an exemption. */
export function useDecideExemption(): Write<
  DecideExemptionRequest,
  ExemptionItem
> {
  const api = useApi(maturityApiRef);
  return useWrite('decide exemption', request => api.decideExemption(request));
}
