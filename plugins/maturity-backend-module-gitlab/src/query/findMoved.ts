import { z } from 'zod';
import {
  ApiAccount,
  RequestFailure,
  toFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { describeFailure } from '../client/connectGitlab';

const body = z.object({ id: z.number() });

/**
 * Finds the id of a project by a former path. REST follows it, GraphQL does not.
 */
export async function findMoved(
  account: ApiAccount,
  path: string,
  signal: AbortSignal,
): Promise<
  { readonly id: string } | { readonly missing: true } | RequestFailure
> {
  try {
    const answer = await account.get(
      `/projects/${encodeURIComponent(path)}`,
      seen => body.parse(seen).id,
      signal,
    );
    return 'value' in answer
      ? { id: toGlobalId(answer.value) }
      : { missing: true };
  } catch (error) {
    signal.throwIfAborted();
    return toFailure(error, each => describeFailure(each, account.host));
  }
}

/** Makes the id of a project for GraphQL. */
export function toGlobalId(id: string | number): string {
  return `gid://gitlab/Project/${id}`;
}

/** Reads the number in such an id. */
export function toNumber(globalId: string): string {
  return globalId.slice(globalId.lastIndexOf('/') + 1);
}
