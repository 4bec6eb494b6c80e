import { DatabaseService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogAccess } from './catalog/types';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { CatalogFactSource } from './collect/CatalogFactSource';
import { readAnnotations } from './config/readAnnotations';
import { readDeliveryFacts } from './database';
import { DeliveryFactSource } from './delivery/DeliveryFactSource';

/** The fact sources that need no module, but the one that models name the facts of. */
export function builtInSources(
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
      // Opened when it is first asked: the configuration is read before.
      readFacts: async entityRefs =>
        readDeliveryFacts(await database.getClient(), { entityRefs }),
    }),
  ];
}
