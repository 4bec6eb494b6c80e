import { Router } from 'express';
import { Callers } from './Callers';
import { EntityReader } from '../scorecard/EntityReader';
import { mountJsonEndpoint } from './mountEndpoint';

/** Mounts the reads of what is stored of one entity, for callers who may see it. */
export function mountEntityRoutes(
  router: Router,
  options: { readonly callers: Callers; readonly entities: EntityReader },
): void {
  const { callers, entities } = options;

  mountJsonEndpoint(
    router,
    'getEntityAssessments',
    async ({ entityRef }, request) =>
      entities.readAssessments(entityRef, await callers.identify(request)),
  );
  mountJsonEndpoint(router, 'getEntityFacts', async ({ entityRef }, request) =>
    entities.readFacts(entityRef, await callers.identify(request)),
  );
  mountJsonEndpoint(router, 'getStageHistory', async (input, request) =>
    entities.readHistory(input, await callers.identify(request)),
  );
}
