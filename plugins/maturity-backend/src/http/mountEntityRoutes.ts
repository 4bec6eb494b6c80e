import {
  EntityAssessmentsResponse,
  EntityFactsResponse,
  StageChange,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Response, Router } from 'express';
import { Callers } from './Callers';
import { entityRefOf } from './entityRefOf';
import { EntityReader } from '../scorecard/EntityReader';
import { readQueryParameters } from './queryParameters';

/** Mounts what is stored of one entity, for callers who may see it. */
export function mountEntityRoutes(
  router: Router,
  options: { readonly callers: Callers; readonly entities: EntityReader },
): void {
  const { callers, entities } = options;

  router.get(
    '/assessments/by-name/:kind/:namespace/:name',
    async (request, response: Response<EntityAssessmentsResponse>) => {
      readQueryParameters(request.originalUrl, []);
      const credentials = await callers.identify(request);
      const entityRef = entityRefOf(request.params);
      response.json(await entities.readAssessments(entityRef, credentials));
    },
  );

  router.get(
    '/facts/by-name/:kind/:namespace/:name',
    async (request, response: Response<EntityFactsResponse>) => {
      readQueryParameters(request.originalUrl, []);
      const credentials = await callers.identify(request);
      const entityRef = entityRefOf(request.params);
      response.json(await entities.readFacts(entityRef, credentials));
    },
  );

  router.get(
    '/assessments/by-name/:kind/:namespace/:name/history',
    async (request, response: Response<{ items: StageChange[] }>) => {
      const parameters = readQueryParameters(request.originalUrl, ['modelId']);
      const credentials = await callers.identify(request);
      const entityRef = entityRefOf(request.params);
      const [modelId] = parameters.get('modelId') ?? [];
      response.json(
        await entities.readHistory({ entityRef, modelId }, credentials),
      );
    },
  );
}
