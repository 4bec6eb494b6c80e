import {
  ApiAccount,
  cleanMessage,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Says in one sentence, for people, why a list is not whole. */
export function describeFailure(
  request: {
    readonly cluster: string;
    readonly account: ApiAccount;
    readonly type: { readonly group: string; readonly plural: string };
  },
  error: unknown,
): string {
  const { cluster, account } = request;
  const resource = `${request.type.plural}.${request.type.group}`;
  const status = error instanceof ResponseError ? error.status : undefined;
  if (status === 403) {
    return `cluster ${cluster} does not allow to list ${resource} (403): the service account needs the verb list on them in all namespaces`;
  }
  if (status === 404) {
    return `cluster ${cluster} has no ${resource} (404): check the address of the cluster`;
  }
  if (status === 410) {
    return `cluster ${cluster} changed the list of ${resource} twice while it was read (410)`;
  }
  if (status !== undefined && status !== 401 && status < 500) {
    return `cluster ${cluster} refused to list ${resource} (${status}): ${cleanMessage(
      error,
    )}`;
  }
  const failure = account.toFailure(error);
  return 'error' in failure ? failure.error : failure.postponed.reason;
}
