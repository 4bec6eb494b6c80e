import { failureOf } from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { z } from 'zod';
import { describeFailure } from '../client/describeFailure';
import { GitlabAccount } from '../client/GitlabAccount';

const body = z.object({ id: z.number() });

/**
 * The id of a project that is found by a former path only: REST leads there, and
 * GraphQL does not.
 */
export async function findMoved(
  account: GitlabAccount,
  path: string,
  signal: AbortSignal,
): Promise<
  | { readonly id: string }
  | { readonly missing: true }
  | ReturnType<typeof failureOf>
> {
  try {
    const answer = await account.get(
      `/projects/${encodeURIComponent(path)}`,
      seen => body.parse(seen).id,
      signal,
    );
    return 'value' in answer
      ? { id: globalIdOf(answer.value) }
      : { missing: true };
  } catch (error) {
    signal.throwIfAborted();
    return failureOf(error, each => describeFailure(each, account.host));
  }
}

/** The id by which GraphQL knows a project. */
export function globalIdOf(id: string | number): string {
  return `gid://gitlab/Project/${id}`;
}

/** The number in such an id. */
export function numberOf(globalId: string): string {
  return globalId.slice(globalId.lastIndexOf('/') + 1);
}
