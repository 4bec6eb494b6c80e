/** How long an answer is given again without asking. */
const freshForMs = 15_000;
/** Answers kept for one API, the oldest go first. */
const maxKept = 60;

interface Shared {
  readonly promise: Promise<unknown>;
  readonly controller: AbortController;
  readers: number;
  settled?: { readonly value: unknown; readonly at: number };
}

const sharedOf = new WeakMap<object, Map<string, Shared>>();

function requestsOf(api: object): Map<string, Shared> {
  const known = sharedOf.get(api);
  if (known) {
    return known;
  }
  const requests = new Map<string, Shared>();
  sharedOf.set(api, requests);
  return requests;
}

function isFresh({ settled }: Shared): boolean {
  return !settled || Date.now() - settled.at < freshForMs;
}

function start(
  requests: Map<string, Shared>,
  key: string,
  load: (signal: AbortSignal) => Promise<unknown>,
): Shared {
  const controller = new AbortController();
  const shared: Shared = {
    controller,
    readers: 0,
    promise: load(controller.signal),
  };
  shared.promise.then(
    value => {
      shared.settled = { value, at: Date.now() };
    },
    () => {
      if (requests.get(key) === shared) {
        requests.delete(key);
      }
    },
  );
  requests.delete(key);
  requests.set(key, shared);
  for (const oldest of requests.keys()) {
    if (requests.size <= maxKept) break;
    requests.delete(oldest);
  }
  return shared;
}

/** The answer to a request made a moment ago, if there is one. */
export function peekShared(
  api: object,
  key: string,
): { readonly value: unknown } | undefined {
  const shared = sharedOf.get(api)?.get(key);
  return shared?.settled && isFresh(shared) ? shared.settled : undefined;
}

/**
 * Asks once for all who ask the same at about the same time. The request is
 * aborted when the last of them has gone before it was answered.
 */
export function shareRequest(
  api: object,
  key: string,
  load: (signal: AbortSignal) => Promise<unknown>,
): { readonly promise: Promise<unknown>; readonly release: () => void } {
  const requests = requestsOf(api);
  const known = requests.get(key);
  const shared = known && isFresh(known) ? known : start(requests, key, load);
  shared.readers += 1;
  const abandon = () => {
    if (shared.readers === 0 && !shared.settled) {
      if (requests.get(key) === shared) {
        requests.delete(key);
      }
      shared.controller.abort();
    }
  };
  return {
    promise: shared.promise,
    release: () => {
      shared.readers -= 1;
      // The next tab asks for the same in the same moment in which this one goes.
      setTimeout(abandon, 0);
    },
  };
}

/** Forgets the answers of an API, so that whoever asks next gets new ones. */
export function forgetShared(api: object): void {
  sharedOf.delete(api);
}
