import {
  FactSourceDeclaration,
  maturityAssessmentReadPermission,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Router } from 'express';
import { Callers } from './Callers';
import { mountJsonEndpoint } from './mountEndpoint';

/** Mounts the declarations: the models, and the facts of the installed sources. */
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

  mountJsonEndpoint(router, 'listModels', async (_, request) => {
    await callers.require(request, maturityAssessmentReadPermission);
    return { items: models, sources };
  });
}
