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
 * The entities that a caller may see: all, or those for which the function
 * returns true. The function always returns the same for an entity.
 */
export type EntityVisibility = 'all' | ((entityRef: string) => boolean);
