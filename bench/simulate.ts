import {
  coreServices,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';

/** A schedule and a catalog in the place of the real ones. */
export function simulate(services: {
  readonly scheduler: SchedulerService;
  readonly catalog: CatalogService;
}) {
  return [
    createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () => services.scheduler,
    }),
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => services.catalog,
    }),
  ];
}
