import {
  AnswerError,
  ApiAccount,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';

/** Versions by the groups that a cluster serves. */
export type Groups = ReadonlyMap<string, readonly string[]>;

const schema = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      versions: z.array(z.object({ version: z.string() })),
    }),
  ),
});

/**
 * Asks which groups of types a cluster serves, so that it is not asked for others.
 *
 * @returns undefined if the cluster hides them
 * @throws whatever keeps the cluster from answering: no list would do better
 */
export async function readGroups(
  account: ApiAccount,
  signal: AbortSignal,
): Promise<Groups | undefined> {
  try {
    const request = { path: '/apis/', method: 'GET', headers: {} } as const;
    const { body } = await account.ask(request, signal);
    const read = schema.safeParse(body);
    if (!read.success) {
      throw new AnswerError('it answered with something else than its groups');
    }
    return new Map(
      read.data.groups.map(({ name, versions }) => [
        name,
        versions.map(({ version }) => version),
      ]),
    );
  } catch (error) {
    signal.throwIfAborted();
    const status = error instanceof ResponseError ? error.status : undefined;
    if (status === 403) {
      return undefined;
    }
    throw status === 404
      ? new AnswerError('there is no Kubernetes at its address (404)')
      : error;
  }
}
