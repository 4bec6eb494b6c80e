import { SourceBudget } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  ApiAccount,
  PostponedError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';
import { ClusterDeclaration } from './ClusterDeclaration';
import {
  connectCluster,
  connectPlugin,
  ConnectOptions,
} from './connectCluster';
import { findAuthProblem, ReadClusters } from './readClusters';

/** A cluster to ask, or why it cannot be asked. */
export interface Cluster {
  readonly name: string;
  /** Of its API server, without a slash at its end, where it is known. */
  readonly url?: string;
  readonly account?: ApiAccount;
  /** Set if it has no account. */
  readonly problem?: string;
}

/** All clusters, as far as they are known. */
export interface KnownClusters {
  readonly clusters: readonly Cluster[];
  /** Why there may be more. */
  readonly gaps: readonly string[];
}

/** The Kubernetes plugin, as another plugin sees it. */
export interface KubernetesPlugin {
  readonly findUrl: () => Promise<string>;
  /** A token to ask it with. */
  readonly issueToken: () => Promise<string>;
}

const listSchema = z.object({
  items: z.array(
    z.object({ name: z.string().min(1), authProvider: z.string().optional() }),
  ),
});

/** Connects with each cluster once, and asks the Kubernetes plugin for those that it finds. */
export class Clusters {
  readonly #declared: ReadClusters;
  readonly #plugin: KubernetesPlugin;
  readonly #options: ConnectOptions;
  readonly #connections = new Map<string, ApiAccount>();

  constructor(
    options: ConnectOptions & {
      readonly declared: ReadClusters;
      readonly plugin: KubernetesPlugin;
    },
  ) {
    const { declared, plugin, ...rest } = options;
    this.#declared = declared;
    this.#plugin = plugin;
    this.#options = rest;
  }

  /** Requests so far, also those that failed. */
  get requests(): number {
    return [...this.#connections.values()].reduce(
      (sum, { counts }) => sum + counts.current.rest,
      0,
    );
  }

  /** Lists what is left of the rate limits of clusters that state one. */
  listBudgets(): readonly SourceBudget[] {
    return [...this.#connections.values()].flatMap(account =>
      account.listBudgets(),
    );
  }

  /** @throws the reason of the signal once it is aborted */
  async find(signal: AbortSignal): Promise<KnownClusters> {
    const { clusters: declared, hasOthers } = this.#declared;
    const others = hasOthers
      ? await this.#findOthers(signal)
      : { declared: [], gaps: [] };
    const names = new Set(declared.map(({ name }) => name));
    const all = [
      ...declared,
      ...others.declared.filter(({ name }) => !names.has(name)),
    ];
    return {
      clusters: await Promise.all(all.map(each => this.#connect(each))),
      gaps: others.gaps,
    };
  }

  async #findOthers(signal: AbortSignal): Promise<{
    readonly declared: readonly ClusterDeclaration[];
    readonly gaps: readonly string[];
  }> {
    try {
      const account = await this.#reach(undefined);
      const path = '/clusters';
      const request = { path, method: 'GET', headers: {} } as const;
      const { body } = await account.ask(request, signal);
      const read = listSchema.safeParse(body);
      return read.success
        ? { declared: read.data.items.map(toDeclaration), gaps: [] }
        : { declared: [], gaps: ['the Kubernetes plugin told no clusters'] };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof PostponedError) {
        throw error;
      }
      return { declared: [], gaps: [await this.#describe(error)] };
    }
  }

  async #describe(error: unknown): Promise<string> {
    const account = this.#connections.get('');
    const failure = account?.toFailure(error);
    return failure && 'error' in failure
      ? failure.error
      : `could not find the Kubernetes plugin: ${error}`;
  }

  async #connect({ name, url, access }: ClusterDeclaration): Promise<Cluster> {
    if (access === 'proxy') {
      try {
        return { name, url, account: await this.#reach(name) };
      } catch (error) {
        return {
          name,
          url,
          problem: `cluster ${name}: could not find the Kubernetes plugin: ${error}`,
        };
      }
    }
    if ('problem' in access) {
      return { name, url, problem: access.problem };
    }
    const account =
      this.#connections.get(name) ??
      connectCluster(name, access.direct, this.#options);
    this.#connections.set(name, account);
    return { name, url, account };
  }

  /** The Kubernetes plugin, or a cluster through it. */
  async #reach(name: string | undefined): Promise<ApiAccount> {
    const key = name ?? '';
    const known = this.#connections.get(key);
    if (known) {
      return known;
    }
    const url = await this.#plugin.findUrl();
    const token = this.#plugin.issueToken;
    // Another call may have been first meanwhile. One account counts all requests.
    const account =
      this.#connections.get(key) ??
      connectPlugin(name, { url, token }, this.#options);
    this.#connections.set(key, account);
    return account;
  }
}

function toDeclaration({
  name,
  authProvider,
}: {
  readonly name: string;
  readonly authProvider?: string;
}): ClusterDeclaration {
  const problem = findAuthProblem(name, authProvider);
  return { name, access: problem ? { problem } : 'proxy' };
}
