import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { ApiContract } from '../../../maturity-node/src/__testUtils__/ApiContract';
import kubernetesApi from '../__fixtures__/kubernetesApi.json';

const contract = new ApiContract('Kubernetes', kubernetesApi);
/** A path with the parameters of every list. */
const ANY_LIST = '/apis/apps/v1/deployments';

/** An object as a cluster stores it. */
export interface Stored {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** Objects by the path of their list, such as `/apis/apps/v1/deployments`. */
export type StoredObjects = Readonly<Record<string, readonly Stored[]>>;

/** A request that a cluster got. */
export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

/** Another answer than the usual one, if it returns one. */
export type Fault = (
  asked: Asked,
) => { readonly status: number; readonly headers?: object } | undefined;

const builtIn = [
  '/apis/apps/v1/daemonsets',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/statefulsets',
  '/apis/autoscaling/v2/horizontalpodautoscalers',
  '/apis/policy/v1/poddisruptionbudgets',
];

const closers: (() => void)[] = [];

/** Closes the clusters of a test. */
export function closeClusters(): void {
  closers.splice(0).forEach(close => close());
}

/**
 * A server that lists objects as the API server of Kubernetes does. Requests and
 * objects are checked by the descriptions that Kubernetes and the tools publish.
 */
export class FakeCluster {
  readonly asked: Asked[] = [];
  /** Requests that are wrong; each is answered with status 400. */
  readonly mistakes: string[] = [];
  url = '';
  fault?: Fault;
  readonly #objects: StoredObjects;
  readonly #token: string;
  readonly #isChecked: boolean;

  static async start(
    objects: StoredObjects = {},
    options: { readonly token?: string; readonly isChecked?: boolean } = {},
  ): Promise<FakeCluster> {
    const cluster = new FakeCluster(objects, options);
    const server = createServer((request, response) =>
      cluster.#handle(request, response),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    cluster.url = `http://127.0.0.1:${port}`;
    return cluster;
  }

  private constructor(
    objects: StoredObjects,
    { token = 'secret', isChecked = true } = {},
  ) {
    this.#objects = {
      ...Object.fromEntries(builtIn.map(path => [path, []])),
      ...objects,
    };
    this.#token = token;
    this.#isChecked = isChecked;
  }

  /** Paths that it was asked for, without queries. */
  get paths(): readonly string[] {
    return this.asked.map(({ path }) => path);
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://cluster');
    const asked: Asked = {
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
    };
    this.asked.push(asked);
    const send = (status: number, body: unknown, headers = {}) => {
      response.writeHead(status, headers);
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const fault = this.fault?.(asked);
    if (fault) {
      send(fault.status, toStatus(fault.status), fault.headers);
    } else if (request.headers.authorization !== `Bearer ${this.#token}`) {
      send(401, toStatus(401));
    } else if (request.method !== 'GET') {
      this.mistakes.push(`${request.method} ${url.pathname}`);
      send(405, toStatus(405));
    } else {
      this.#answer(asked, send);
    }
  }

  #answer(
    { path, query, headers }: Asked,
    send: (status: number, body: unknown) => void,
  ): void {
    try {
      if (path === '/apis/') {
        send(200, this.#complete('/apis/', this.#listGroups()));
        return;
      }
      contract.checkRequest(this.#describes(path) ? path : ANY_LIST, query);
      const objects = this.#objects[path];
      if (!objects) {
        send(404, '404 page not found\n');
        return;
      }
      const isNameOnly = headers.accept?.includes('PartialObjectMetadataList');
      const list = toPage(objects, query);
      send(
        200,
        isNameOnly
          ? toNames(list)
          : this.#complete(path, {
              ...list,
              kind: 'List',
              apiVersion: path.split('/').slice(2, -1).join('/'),
            }),
      );
    } catch (error) {
      this.mistakes.push(String(error));
      send(400, toStatus(400));
    }
  }

  /** A body as it is published, with all that is required. */
  #complete(path: string, body: object): unknown {
    return this.#isChecked && this.#describes(path)
      ? contract.completeAnswer(path, JSON.parse(JSON.stringify(body)))
      : body;
  }

  #describes(path: string): boolean {
    return contract.operations.includes(path);
  }

  #listGroups(): object {
    const names = new Map<string, string[]>();
    for (const path of Object.keys(this.#objects)) {
      const [, , group, version] = path.split('/');
      const versions = names.get(group!) ?? [];
      names.set(group!, [...new Set([...versions, version!])]);
    }
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: [...names].map(([name, versions]) => ({
        name,
        versions: versions.map(version => ({
          version,
          groupVersion: `${name}/${version}`,
        })),
      })),
    };
  }
}

function toPage(
  all: readonly Stored[],
  query: URLSearchParams,
): { readonly metadata: object; readonly items: readonly Stored[] } {
  const label = query.get('labelSelector');
  const selected = label
    ? all.filter(({ metadata }) => metadata.labels?.[label] !== undefined)
    : all;
  const from = Number(query.get('continue') ?? 0);
  const to = from + Number(query.get('limit') ?? Infinity);
  const rest = selected.length - to;
  return {
    metadata: {
      resourceVersion: '1',
      ...(rest > 0 && { continue: String(to), remainingItemCount: rest }),
    },
    items: selected.slice(from, to),
  };
}

function toNames({ metadata, items }: ReturnType<typeof toPage>): object {
  return {
    kind: 'PartialObjectMetadataList',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    items: items.map(each => ({
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
      metadata: each.metadata,
    })),
  };
}

function toStatus(code: number): object {
  const message = `the server answered ${code}`;
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code };
}
