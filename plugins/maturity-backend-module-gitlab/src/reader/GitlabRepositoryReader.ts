import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  cleanedMessage,
  ReadAnswer,
  ReadOptions,
  ReadRequest,
  RemoteRepositoryReader,
  repositoryAddressOf,
  SnapshotBuilder,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { GitlabAccount } from '../client/GitlabAccount';
import { GitlabAccounts } from '../client/GitlabAccounts';
import { locationOfUrl } from '../locate/gitlabLocation';
import { FileQueries } from './readFiles';
import { AskedHead, readHeads } from './readHeads';
import { ListedProject, readTrees } from './readTrees';

/** Projects whose files are held in memory at the same time. */
const AT_ONCE = 50;

interface Asked extends AskedHead {
  readonly request: ReadRequest;
}

interface Listed extends ListedProject {
  readonly request: ReadRequest;
}

/**
 * Reads repositories on GitLab through its API: the commits of many in one query,
 * a hundred files of each that changed in a query for several, and the contents
 * that are wanted of many together. No archive is downloaded, and a repository
 * that did not change costs a fiftieth of a request.
 */
export class GitlabRepositoryReader implements RemoteRepositoryReader {
  readonly #accounts: GitlabAccounts;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #fileQueries = new WeakMap<GitlabAccount, FileQueries>();
  readonly watch?: RemoteRepositoryReader['watch'];

  constructor(options: {
    readonly accounts: GitlabAccounts;
    readonly integrations: ScmIntegrationRegistry;
    readonly watch?: RemoteRepositoryReader['watch'];
  }) {
    this.#accounts = options.accounts;
    this.#integrations = options.integrations;
    this.watch = options.watch;
  }

  /** Without a token hardly anything is shown: such a host is left to the URL reader. */
  reads(root: string): boolean {
    return Boolean(this.#locate(root)?.location.integration.config.token);
  }

  async *read(
    requests: readonly ReadRequest[],
    options: ReadOptions,
  ): AsyncIterable<ReadAnswer> {
    const byAccount = new Map<GitlabAccount, Asked[]>();
    for (const request of requests) {
      const located = this.#locate(request.root);
      if (!located) {
        yield { request, result: { error: 'this is no project on GitLab' } };
        continue;
      }
      try {
        const account = await this.#accounts.of(located.location);
        const asked = byAccount.get(account) ?? [];
        asked.push({ request, ...located });
        byAccount.set(account, asked);
      } catch (error) {
        yield { request, result: { error: cleanedMessage(error) } };
      }
    }
    for (const [account, all] of byAccount) {
      for (let at = 0; at < all.length; at += AT_ONCE) {
        yield* this.#readSome(account, all.slice(at, at + AT_ONCE), options);
      }
    }
  }

  async *#readSome(
    account: GitlabAccount,
    all: readonly Asked[],
    { limits, signal }: ReadOptions,
  ): AsyncIterable<ReadAnswer> {
    const heads = await readHeads(account, all, signal);
    const changed: Listed[] = [];
    for (const [index, { request }] of all.entries()) {
      const head = heads[index]!;
      if (!('commit' in head)) {
        yield { request, result: head };
      } else if (head.commit === request.etag) {
        yield { request, result: { unchanged: true } };
      } else {
        const { root, wants } = request;
        const builder = new SnapshotBuilder({ root, wants, limits });
        changed.push({ request, ...head, builder, wanted: [] });
      }
    }
    const unlisted = await readTrees(account, changed, signal);
    const listed = changed.filter(
      each => !unlisted.has(each) && !each.builder.isOver,
    );
    const unread = await this.#queriesOf(account).read(account, listed, signal);
    for (const project of changed) {
      const { request, builder, commit } = project;
      yield {
        request,
        result:
          unlisted.get(project) ??
          unread.get(project) ??
          builder.build({ commit, etag: commit }),
      };
    }
  }

  #queriesOf(account: GitlabAccount): FileQueries {
    const queries = this.#fileQueries.get(account) ?? new FileQueries();
    this.#fileQueries.set(account, queries);
    return queries;
  }

  #locate(root: string): AskedHead | undefined {
    try {
      const { url, ref } = repositoryAddressOf(root, this.#integrations);
      const location = locationOfUrl(new URL(url), this.#integrations);
      return location && { location, ...(ref && { ref }) };
    } catch {
      return undefined;
    }
  }
}
