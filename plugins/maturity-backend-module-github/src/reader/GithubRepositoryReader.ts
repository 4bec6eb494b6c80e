import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  AskedRepository,
  HostedRepository,
  hostedRepositoryOf,
  ReadAnswer,
  readFromHosts,
  ReadOptions,
  ReadRequest,
  ReadResult,
  RemoteRepositoryReader,
  SnapshotBuilder,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { describeFailure } from '../client/describeFailure';
import { GithubAccount } from '../client/GithubAccount';
import { GithubAccounts } from '../client/GithubAccounts';
import { GithubLocation, locationOfUrl } from '../locate/githubLocation';
import { failureOf } from './failureOf';
import { readBlobs } from './readBlobs';
import { readHeads } from './readHeads';
import { readTree, TreeFile } from './readTree';

/** Repositories whose files are held in memory at the same time. */
const AT_ONCE = 100;

type Asked = AskedRepository<GithubLocation>;

interface Listed extends Asked {
  readonly commit: string;
  readonly builder: SnapshotBuilder;
  readonly wanted: readonly TreeFile[];
}

/**
 * Reads repositories on GitHub through its API: the commits of many in one
 * query, the files of one that changed in one request, and the contents that
 * are wanted of many in one query. No archive is downloaded, and a repository
 * that did not change costs a hundredth of a request.
 */
export class GithubRepositoryReader implements RemoteRepositoryReader {
  readonly #accounts: GithubAccounts;
  readonly #integrations: ScmIntegrationRegistry;
  readonly watch?: RemoteRepositoryReader['watch'];

  constructor(options: {
    readonly accounts: GithubAccounts;
    readonly integrations: ScmIntegrationRegistry;
    readonly watch?: RemoteRepositoryReader['watch'];
  }) {
    this.#accounts = options.accounts;
    this.#integrations = options.integrations;
    this.watch = options.watch;
  }

  /** Without credentials GitHub answers no query: such a host is left to the URL reader. */
  reads(root: string): boolean {
    const location = this.#locate(root)?.location;
    const config = location?.integration.config;
    return Boolean(config?.token ?? config?.apps?.length);
  }

  read(
    requests: readonly ReadRequest[],
    options: ReadOptions,
  ): AsyncIterable<ReadAnswer> {
    return readFromHosts(requests, {
      locate: root => this.#locate(root),
      elsewhere: 'this is no repository on GitHub',
      accountOf: location => this.#accounts.of(location),
      describe: (error, { host }) => describeFailure(error, host),
      atOnce: AT_ONCE,
      read: (account, asked) => this.#readSome(account, asked, options),
    });
  }

  async *#readSome(
    account: GithubAccount,
    all: readonly Asked[],
    options: ReadOptions,
  ): AsyncIterable<ReadAnswer> {
    const { signal } = options;
    const heads = await readHeads(account, all, signal);
    const answers: ReadAnswer[] = [];
    const listed: Listed[] = [];
    await Promise.all(
      all.map(async (asked, index) => {
        const head = heads[index]!;
        const { request } = asked;
        if (!('commit' in head)) {
          answers.push({ request, result: head });
        } else if (head.commit === request.etag) {
          answers.push({ request, result: { unchanged: true } });
        } else {
          const result = await attempt(account, signal, () =>
            this.#list(account, asked, head.commit, options),
          );
          if ('builder' in result) {
            listed.push(result);
          } else {
            answers.push({ request, result });
          }
        }
      }),
    );
    yield* answers;
    const contents = await readBlobs(
      account,
      listed.flatMap(({ location, wanted }) =>
        wanted.map(({ oid }) => ({
          owner: location.owner,
          name: location.name,
          oid,
        })),
      ),
      signal,
    );
    for (const { request, builder, wanted, commit } of listed) {
      let failure: ReadResult | undefined;
      for (const { path, oid } of wanted) {
        const content = contents.get(oid);
        if (content && 'failed' in content) {
          failure = content.failed;
        } else if (content) {
          builder.addContent(path, content.text);
        }
      }
      yield {
        request,
        result: failure ?? builder.build({ commit, etag: commit }),
      };
    }
  }

  async #list(
    account: GithubAccount,
    asked: Asked,
    commit: string,
    { limits, signal }: ReadOptions,
  ): Promise<Listed | ReadResult> {
    const { location, request } = asked;
    const tree = await readTree(account, location, commit, signal);
    const slug = `${location.owner}/${location.name}`;
    if ('refused' in tree) {
      return {
        error: `${location.host} does not show the files of ${slug} (${tree.refused.status}): grant the permission 'Contents: read'`,
      };
    }
    if (tree.value.isTruncated) {
      return {
        error: `${slug} has more files than ${location.host} lists in one answer; set maturity.sources.github.readsRepositories to false to have its archive read`,
      };
    }
    const builder = new SnapshotBuilder({
      root: request.root,
      wants: request.wants,
      limits,
    });
    const wanted = tree.value.files.filter(file => builder.list(file));
    return { ...asked, commit, builder, wanted };
  }

  #locate(root: string): HostedRepository<GithubLocation> | undefined {
    return hostedRepositoryOf(root, this.#integrations, locationOfUrl);
  }
}

/** What goes wrong with one repository is its answer. */
async function attempt<T>(
  account: GithubAccount,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | ReadResult> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    return failureOf(error, account.host);
  }
}
