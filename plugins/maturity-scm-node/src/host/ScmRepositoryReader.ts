import { ScmIntegrationRegistry } from '@backstage/integration';
import { EventsService } from '@backstage/plugin-events-node';
import {
  ApiAccount,
  cleanMessage,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { parseRepositoryUrl } from '../locate/repositoryUrls';
import {
  ReadAnswer,
  ReadOptions,
  ReadRequest,
  RemoteRepositoryReader,
} from '../readers/RepositoryReader';
import { SnapshotBuilder } from '../readers/SnapshotBuilder';
import {
  ChangedRepository,
  RepositoryAtRef,
  ScmHost,
  ScmLocation,
} from './ScmHost';

interface ScmRepositoryReaderOptions<
  Location extends ScmLocation,
  Head extends { readonly commit: string },
> {
  readonly host: ScmHost<Location, unknown, unknown, Head>;
  readonly integrations: ScmIntegrationRegistry;
  /** Reports pushes to the host; none are received when left out. */
  readonly events?: EventsService;
}

interface Asked<Location> extends RepositoryAtRef<Location> {
  readonly request: ReadRequest;
}

/**
 * Reads repositories through the API of their host: the commits of many in one
 * request, then the files of those that changed. It downloads no archive.
 */
export class ScmRepositoryReader<
  Location extends ScmLocation,
  Head extends { readonly commit: string },
> implements RemoteRepositoryReader
{
  readonly subscribe?: RemoteRepositoryReader['subscribe'];
  readonly #options: ScmRepositoryReaderOptions<Location, Head>;

  constructor(options: ScmRepositoryReaderOptions<Location, Head>) {
    const { host, events } = options;
    this.#options = options;
    this.subscribe =
      events &&
      (onPush =>
        events.subscribe({
          id: `${host.declaration.id}-contents`,
          topics: [...host.topics],
          onEvent: async ({ topic, eventPayload }) => {
            const url = host.toChange(topic, eventPayload)?.pushedUrl;
            if (url) {
              onPush([url]);
            }
          },
        }));
  }

  reads(root: string): boolean {
    const location = this.#locate(root)?.location;
    return Boolean(location && this.#options.host.hasCredentials(location));
  }

  async *read(
    requests: readonly ReadRequest[],
    options: ReadOptions,
  ): AsyncIterable<ReadAnswer> {
    const { host } = this.#options;
    const groups = new Map<ApiAccount, Asked<Location>[]>();
    for (const request of requests) {
      const located = this.#locate(request.root);
      if (!located) {
        const error = `this is no repository on ${host.declaration.title}`;
        yield { request, result: { error } };
        continue;
      }
      try {
        const account = await host.connect(located.location);
        const asked = groups.get(account) ?? [];
        asked.push({ ...located, request });
        groups.set(account, asked);
      } catch (error) {
        yield { request, result: { error: cleanMessage(error) } };
      }
    }
    for (const [account, asked] of groups) {
      for (let at = 0; at < asked.length; at += host.repositoriesAtOnce) {
        const batch = asked.slice(at, at + host.repositoriesAtOnce);
        yield* this.#readBatch(account, batch, options);
      }
    }
  }

  async *#readBatch(
    account: ApiAccount,
    batch: readonly Asked<Location>[],
    options: ReadOptions,
  ): AsyncIterable<ReadAnswer> {
    const { host } = this.#options;
    const heads = await host.readHeads(account, batch, options.signal);
    const changed: (ChangedRepository<Location, Head> & {
      readonly request: ReadRequest;
    })[] = [];
    for (const [index, { request, location }] of batch.entries()) {
      const head = heads[index]!;
      if (!('commit' in head)) {
        yield { request, result: head };
      } else if (head.commit === request.etag) {
        yield { request, result: { unchanged: true } };
      } else {
        const { root, wants } = request;
        const { limits } = options;
        const builder = new SnapshotBuilder({ root, wants, limits });
        changed.push({ request, location, head, builder });
      }
    }
    const failures = await host.readFiles(account, changed, options);
    for (const repository of changed) {
      const { request, builder, head } = repository;
      const { commit } = head;
      yield {
        request,
        result:
          failures.get(repository) ?? builder.build({ commit, etag: commit }),
      };
    }
  }

  /** The repository and the ref that a root URL leads to. */
  #locate(root: string): RepositoryAtRef<Location> | undefined {
    const { host, integrations } = this.#options;
    try {
      const { url, ref } = parseRepositoryUrl(root, integrations);
      const location = host.locateUrl(new URL(url));
      return location && { location, ref };
    } catch {
      return undefined;
    }
  }
}
