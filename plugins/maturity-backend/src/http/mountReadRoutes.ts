import { Router } from 'express';
import { Callers } from './Callers';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import { mountJsonEndpoint } from './mountEndpoint';
import { EntityReader } from '../scorecard/EntityReader';
import {
  FactSourceDeclaration,
  maturityAssessmentReadPermission,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** Mounts the reads of declarations, of many entities and of one; each is limited to the entities that the caller may see. */
export function mountReadRoutes(
  router: Router,
  options: {
    readonly callers: Callers;
    readonly entities: EntityReader;
    readonly models: readonly Model[];
    /** Ref of the organisation's own entity. */
    readonly organization?: string;
    readonly scorecard: ScorecardReader;
    /** Reads the declarations of the installed sources. */
    readonly readSources: () => Promise<readonly FactSourceDeclaration[]>;
  },
): void {
  const { callers, entities, models, organization } = options;
  const { readSources, scorecard } = options;

  mountJsonEndpoint(router, 'listModels', async (_, request) => {
    const credentials = await callers.require(
      request,
      maturityAssessmentReadPermission,
    );
    const isShown =
      organization && (await entities.sees(organization, credentials));
    return {
      items: models,
      sources: await readSources(),
      ...(isShown && { organization }),
    };
  });

  mountJsonEndpoint(router, 'listAssessments', async (input, request) =>
    scorecard.list(input, await callers.seenBy(request)),
  );
  mountJsonEndpoint(router, 'countAssessments', async (input, request) =>
    scorecard.count(input, await callers.seenBy(request)),
  );
  mountJsonEndpoint(router, 'countChecks', async (input, request) =>
    scorecard.countChecks(input, await callers.seenBy(request)),
  );
  mountJsonEndpoint(router, 'planFixes', async (input, request) =>
    scorecard.planFixes(input, await callers.seenBy(request)),
  );
  mountJsonEndpoint(router, 'getTrend', async (input, request) =>
    scorecard.getTrend(input, await callers.seenBy(request)),
  );
  mountJsonEndpoint(router, 'listMovers', async (input, request) =>
    scorecard.listMovers(input, await callers.seenBy(request)),
  );

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
