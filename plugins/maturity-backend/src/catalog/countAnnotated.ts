import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** Counts the entities that carry one of some annotations and that the caller may see. */
export async function countAnnotated(
  catalog: Pick<CatalogService, 'queryEntities'>,
  annotations: readonly string[],
  credentials: BackstageCredentials,
): Promise<number> {
  const filter = annotations.map(annotation => ({
    [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
  }));
  const { totalItems } = await catalog.queryEntities(
    { filter, fields: ['kind'], limit: 1 },
    { credentials },
  );
  return totalItems;
}
