import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { entityPages, EntityScope } from './entityPages';

/** Longest time to read the whole catalog. */
const CATALOG_TIMEOUT = 120_000;

/** Adds all entities of the catalog to an index, and hands it back. */
export async function fillIndex<TIndex extends { add(entity: Entity): void }>(
  index: TIndex,
  options: { catalog: CatalogService; auth: AuthService; scope: EntityScope },
): Promise<TIndex> {
  const signal = AbortSignal.timeout(CATALOG_TIMEOUT);
  for await (const page of entityPages({ ...options, signal })) {
    page.forEach(entity => index.add(entity));
  }
  return index;
}
