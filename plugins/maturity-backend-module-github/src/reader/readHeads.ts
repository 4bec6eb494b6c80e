import {
  ApiAccount,
  askInBatches,
  cleanMessage,
  toFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ReadResult,
  RepositoryAtRef,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { describeFailure } from '../client/connectGithub';
import { GithubLocation } from '../locate/githubLocation';
import { HeadAnswer, headsQuery } from './readerQueries';

/** Commits that are asked for in one query. */
const PER_QUERY = 100;

/** The commit that a repository is at. */
export type Head = { readonly commit: string };

/** Reads the commit of each repository in order, or the result for one without. */
export async function readHeads(
  account: ApiAccount,
  asked: readonly RepositoryAtRef<GithubLocation>[],
  signal: AbortSignal,
): Promise<readonly (Head | ReadResult)[]> {
  const heads = new Array<Head | ReadResult>(asked.length);
  await askInBatches({
    items: asked.map((each, index) => ({ ...each, index })),
    size: PER_QUERY,
    signal,
    ask: async batch => {
      const { query, variables } = headsQuery(
        batch.map(({ location, ref }) => ({ ...location, ref })),
      );
      const { data, errors } = await account.graphql<
        Record<string, HeadAnswer | null>
      >(query, variables, signal);
      batch.forEach(({ location, ref, index }, at) => {
        const error = errors.find(({ path }) => path?.[0] === `r${at}`);
        heads[index] = toHead(
          data?.[`r${at}`],
          location,
          ref,
          error && error.type !== 'NOT_FOUND' ? error.message : undefined,
        );
      });
    },
    onFailure: (batch, error) => {
      for (const { index } of batch) {
        heads[index] = toFailure(error, each =>
          describeFailure(each, account.host),
        );
      }
    },
  });
  return heads;
}

function toHead(
  answer: HeadAnswer | null | undefined,
  { host, owner, name }: GithubLocation,
  ref: string | undefined,
  message: string | undefined,
): Head | ReadResult {
  const slug = `${owner}/${name}`;
  if (!answer) {
    return {
      error: message
        ? `${host} does not show ${slug}: ${cleanMessage(message)}`
        : `there is no repository ${slug} on ${host}, or the credentials may not see it`,
    };
  }
  if (answer.head?.oid) {
    return { commit: answer.head.oid };
  }
  if (answer.isEmpty) {
    // Empty is an answer: no file proves anything.
    return { snapshot: { files: [], contents: new Map(), unread: new Map() } };
  }
  return { error: `${slug} on ${host} has no ${ref ?? 'default branch'}` };
}
