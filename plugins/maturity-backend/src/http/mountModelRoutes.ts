import {
  FactSourceDeclaration,
  ListModelsResponse,
  maturityAssessmentReadPermission,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Response, Router } from 'express';
import { Callers } from './Callers';
import { readQueryParameters } from './queryParameters';

/** Mounts what is declared: the models, and the facts of the installed sources. */
export function mountModelRoutes(
  router: Router,
  options: {
    readonly callers: Callers;
    readonly models: readonly Model[];
    readonly sources: readonly FactSourceDeclaration[];
  },
): void {
  const { callers, models } = options;
  const sources = options.sources.map(({ id, title, description, facts }) => ({
    id,
    title,
    description,
    facts,
  }));

  router.get(
    '/models',
    async (request, response: Response<ListModelsResponse>) => {
      readQueryParameters(request.originalUrl, []);
      await callers.require(request, maturityAssessmentReadPermission);
      response.json({ items: models, sources });
    },
  );
}
