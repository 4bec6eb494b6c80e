import { setTimeout } from 'node:timers/promises';
import { CatalogAccess, EntityScope } from './types';
import { untilAborted } from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Milliseconds between two counts, and after which it is not waited any longer. */
const DEFAULTS = { pause: 2_000, patience: 60_000 };

/**
 * Waits until the catalog answers, has entities, and has as many as two seconds
 * before.
 *
 * @remarks
 * For the first run of an installation: the catalog is being filled then, and a
 * service that is seen before its owner would be taken for one without, until
 * the next run. What has not come to rest in a minute is read as it is.
 */
export async function waitForCatalog(
  options: CatalogAccess & {
    readonly scope: EntityScope;
    readonly signal: AbortSignal;
    readonly pause?: number;
    readonly patience?: number;
  },
): Promise<void> {
  const { signal } = options;
  const { pause, patience } = { ...DEFAULTS, ...options };
  const end = performance.now() + patience;
  let before: number | undefined;
  while (performance.now() < end) {
    const count = await countEntities(options);
    if (count && count === before) {
      return;
    }
    before = count;
    await setTimeout(pause, undefined, { signal });
  }
}

/** `undefined` while the catalog does not answer. */
async function countEntities(
  options: CatalogAccess & {
    readonly scope: EntityScope;
    readonly signal: AbortSignal;
  },
): Promise<number | undefined> {
  const { catalog, auth, scope, signal } = options;
  const ask = async () =>
    catalog.queryEntities(
      {
        ...(scope.kinds && { filter: { kind: [...scope.kinds] } }),
        fields: ['kind'],
        limit: 1,
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
  try {
    const { totalItems } = await untilAborted(ask(), signal);
    return totalItems;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
