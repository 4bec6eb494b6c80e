import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { setTimeout } from 'node:timers/promises';
import { EntityScope } from './entityPages';
import { untilAborted } from './untilAborted';

/** Milliseconds between two looks, and after which it is not waited any longer. */
const DEFAULTS = { pause: 2_000, patience: 60_000 };

/**
 * Waits until the catalog answers, has something, and has not grown since the
 * look before.
 *
 * @remarks
 * For the first run of an installation: the catalog is being filled then, and a
 * service that is seen before its owner would be taken for one without, until
 * the next run. What has not come to rest in a minute is read as it is.
 */
export async function untilCatalogIsStill(options: {
  catalog: CatalogService;
  auth: AuthService;
  scope: EntityScope;
  signal: AbortSignal;
  pause?: number;
  patience?: number;
}): Promise<void> {
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
async function countEntities(options: {
  catalog: CatalogService;
  auth: AuthService;
  scope: EntityScope;
  signal: AbortSignal;
}): Promise<number | undefined> {
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
