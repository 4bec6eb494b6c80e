import {
  QueryEntitiesRequest,
  QueryEntitiesResponse,
} from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { Shard, shardPredicate, wholeCatalog } from './shards';
import { CatalogAccess, EntityScope } from './types';
import { untilAborted } from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Entities in one page of the catalog. */
export const PAGE_SIZE = 500;

/**
 * Streams the catalog, or a shard of it, in pages.
 *
 * @remarks
 * Unsorted: a page is then found by the id of the last entity, entities that
 * come or go meanwhile shift nothing, and none is left out for lack of the
 * field that is sorted by. Each page is asked for with its own credentials,
 * because a run can take longer than a token lasts. Rejects as soon as the
 * signal says so, also when the catalog does not answer.
 */
export async function* entityPages(
  options: CatalogAccess & {
    readonly scope: EntityScope;
    readonly signal: AbortSignal;
    /** The whole catalog when left out. */
    readonly shard?: Shard;
  },
): AsyncGenerator<Entity[]> {
  const { catalog, auth, scope, signal, shard = wholeCatalog } = options;
  const fields = [...scope.fields];
  const query = shardPredicate(shard);
  const ask = async (
    page: QueryEntitiesRequest,
  ): Promise<QueryEntitiesResponse> =>
    catalog.queryEntities(page, {
      credentials: await auth.getOwnServiceCredentials(),
    });
  let request: QueryEntitiesRequest | undefined = {
    ...(scope.kinds && { filter: { kind: [...scope.kinds] } }),
    ...(query && { query }),
    fields,
    limit: PAGE_SIZE,
    totalItems: 'exclude',
  };
  while (request) {
    signal.throwIfAborted();
    const answer: QueryEntitiesResponse = await untilAborted(
      ask(request),
      signal,
    );
    yield answer.items.filter(isUsable);
    const cursor: string | undefined = answer.pageInfo.nextCursor;
    request = cursor ? { cursor, fields, limit: PAGE_SIZE } : undefined;
  }
}

function isUsable(entity: Entity): boolean {
  return Boolean(entity?.kind && entity.metadata?.name);
}
