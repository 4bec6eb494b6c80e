import { DatabaseService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { CatalogAccess } from '../catalog/types';
import { CatalogFactSource } from '../collect/CatalogFactSource';
import { readAnnotations } from '../config/readAnnotations';
import { readDeliveryFacts } from '../database';
import { DeliveryFactSource } from '../delivery/DeliveryFactSource';

/** The fact sources that need no module; attestations come with the models. */
export function createBuiltInSources(
  options: CatalogAccess & {
    readonly config: Config;
    readonly database: DatabaseService;
  },
): FactSource[] {
  const { auth, catalog, config, database } = options;
  const annotations = readAnnotations(
    config.getOptional('maturity.wellKnownAnnotations'),
  );
  return [
    new CatalogFactSource({ auth, catalog, annotations }),
    new DeliveryFactSource({
      // Opened when first used: the configuration is read before the database is.
      readFacts: async entityRefs =>
        readDeliveryFacts(await database.getClient(), { entityRefs }),
    }),
  ];
}
