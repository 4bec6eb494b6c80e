import {
  ApiAccount,
  cleanMessage,
  GraphqlQuery,
  GraphqlQueryBuilder,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ReadResult,
  RepositoryAtRef,
  toEmptyResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubLocation } from '../locate/githubLocation';
import { selectRepository } from '../query/fieldGroups';
import { checkSize } from '../query/graphqlErrors';

/** Commits that are asked for in one query. */
const PER_QUERY = 100;

/** The commit that a repository is at. */
export type Head = {
  readonly commit: string;
  /** Kilobytes of the repository. */
  readonly size?: number;
};

interface HeadAnswer {
  readonly isEmpty: boolean;
  readonly diskUsage?: number | null;
  readonly head?: { readonly oid: string } | null;
}

/** Reads the commit of each repository in order, or the result for one without. */
export async function readHeads(
  account: ApiAccount,
  asked: readonly RepositoryAtRef<GithubLocation>[],
  signal: AbortSignal,
): Promise<readonly (Head | ReadResult)[]> {
  const heads = new Array<Head | ReadResult>(asked.length);
  await account.askInBatches({
    items: asked.map((each, index) => ({ ...each, index })),
    size: PER_QUERY,
    signal,
    ask: async batch => {
      const { data, errors } = await account.graphql<
        Record<string, HeadAnswer | null>
      >(headsQuery(batch), signal);
      checkSize(batch, errors);
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
    onFailure: (batch, failure) => {
      for (const { index } of batch) {
        heads[index] = failure;
      }
    },
  });
  return heads;
}

/** Asks for the commit of a ref of each repository, of the default branch if none is named. */
function headsQuery(
  repositories: readonly RepositoryAtRef<GithubLocation>[],
): GraphqlQuery {
  const builder = new GraphqlQueryBuilder();
  return builder.build(
    repositories.map(({ location, ref = 'HEAD' }, at) => {
      const expression = builder.declare(`e${at}`, 'String!', ref);
      const fields = `isEmpty diskUsage head: object(expression: ${expression}) { oid }`;
      return selectRepository(builder, at, location, fields);
    }),
  );
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
    return { commit: answer.head.oid, size: answer.diskUsage ?? undefined };
  }
  if (answer.isEmpty) {
    return toEmptyResult();
  }
  return { error: `${slug} on ${host} has no ${ref ?? 'default branch'}` };
}
