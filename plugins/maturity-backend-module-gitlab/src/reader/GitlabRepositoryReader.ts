import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  AskedRepository,
  cleanedMessage,
  HostedRepository,
  hostedRepositoryOf,
  ReadAnswer,
  readFromHosts,
  ReadOptions,
  ReadRequest,
  RemoteRepositoryReader,
  SnapshotBuilder,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { GitlabAccount } from '../client/GitlabAccount';
import { GitlabAccounts } from '../client/GitlabAccounts';
import { GitlabLocation, locationOfUrl } from '../locate/gitlabLocation';
import { FileQueries } from './readFiles';
import { readHeads } from './readHeads';
import { ListedProject, readTrees } from './readTrees';

/** Projects whose files are held in memory at the same time. */
const AT_ONCE = 50;

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

  read(
    requests: readonly ReadRequest[],
    options: ReadOptions,
  ): AsyncIterable<ReadAnswer> {
    return readFromHosts(requests, {
      locate: root => this.#locate(root),
      elsewhere: 'this is no project on GitLab',
      accountOf: location => this.#accounts.of(location),
      describe: cleanedMessage,
      atOnce: AT_ONCE,
      read: (account, asked) => this.#readSome(account, asked, options),
    });
  }

  async *#readSome(
    account: GitlabAccount,
    all: readonly AskedRepository<GitlabLocation>[],
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

  #locate(root: string): HostedRepository<GitlabLocation> | undefined {
    return hostedRepositoryOf(root, this.#integrations, locationOfUrl);
  }
}
