import {
  cleanedMessage,
  HostedRepository,
  inParts,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { GithubAccount } from '../client/GithubAccount';
import { GithubLocation } from '../locate/githubLocation';
import { failureOf } from './failureOf';
import { HeadAnswer, headsQuery } from './readerQueries';

/** Commits that are asked for in one query. */
const PER_QUERY = 100;

/** The commit that a repository is at, or why that is not known. */
export type Head = { readonly commit: string } | ReadResult;

/** Asks for the commit of each repository, in the order given. */
export async function readHeads(
  account: GithubAccount,
  asked: readonly HostedRepository<GithubLocation>[],
  signal: AbortSignal,
): Promise<readonly Head[]> {
  const heads = new Array<Head>(asked.length);
  await inParts({
    items: asked.map((each, index) => ({ ...each, index })),
    size: PER_QUERY,
    signal,
    ask: async part => {
      const { query, variables } = headsQuery(
        part.map(({ location, ref }) => ({ ...location, ref })),
      );
      const { data, errors } = await account.graphql<
        Record<string, HeadAnswer | null>
      >(query, variables, signal);
      part.forEach(({ location, ref, index }, at) => {
        const error = errors.find(({ path }) => path?.[0] === `r${at}`);
        heads[index] = headOf(
          data?.[`r${at}`],
          location,
          ref,
          error && error.type !== 'NOT_FOUND' ? error.message : undefined,
        );
      });
    },
    onFailure: (part, error) => {
      for (const { index } of part) {
        heads[index] = failureOf(error, account.host);
      }
    },
  });
  return heads;
}

function headOf(
  answer: HeadAnswer | null | undefined,
  { host, owner, name }: GithubLocation,
  ref: string | undefined,
  message: string | undefined,
): Head {
  const slug = `${owner}/${name}`;
  if (!answer) {
    return {
      error: message
        ? `${host} does not show ${slug}: ${cleanedMessage(message)}`
        : `there is no repository ${slug} on ${host}, or the credentials may not see it`,
    };
  }
  if (answer.head?.oid) {
    return { commit: answer.head.oid };
  }
  if (answer.isEmpty) {
    // Nothing is there, which is an answer: no file proves anything.
    return { snapshot: { files: [], contents: new Map(), unread: new Map() } };
  }
  return { error: `${slug} on ${host} has no ${ref ?? 'default branch'}` };
}
