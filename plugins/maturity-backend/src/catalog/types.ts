import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** The catalog, and the credentials of this plugin that it is asked with. */
export interface CatalogAccess {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
}

/** The kinds (default: all) and fields to read from the catalog. */
export interface EntityScope {
  readonly kinds?: readonly string[];
  readonly fields: readonly string[];
}

/**
 * Which entities a caller may know of: all, or those for which it answers true,
 * which is always the same for the same entity.
 */
export type EntityVisibility = 'all' | ((entityRef: string) => boolean);
