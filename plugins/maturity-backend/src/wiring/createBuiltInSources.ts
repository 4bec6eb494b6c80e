import { DatabaseService } from '@backstage/backend-plugin-api';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { CatalogAccess } from '../catalog/types';
import { CatalogFactSource } from '../collect/CatalogFactSource';
import { WellKnownAnnotations } from '../collect/wellKnownAnnotations';
import { readDeliveryFacts } from '../database';
import { DeliveryFactSource } from '../delivery/DeliveryFactSource';

/** The fact sources that need no module; attestations come with the models. */
export function createBuiltInSources(
  options: CatalogAccess & {
    readonly annotations: WellKnownAnnotations;
    readonly database: DatabaseService;
  },
): FactSource[] {
  const { auth, catalog, annotations, database } = options;
  return [
    new CatalogFactSource({ auth, catalog, annotations }),
    new DeliveryFactSource({
      // Opened when first used: the configuration is read before the database is.
      readFacts: async entityRefs =>
        readDeliveryFacts(await database.getClient(), { entityRefs }),
    }),
  ];
}
