import { Router } from 'express';
import { Callers } from './Callers';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import { mountJsonEndpoint } from './mountEndpoint';

/** Mounts the reads over many entities, each limited to those that the caller may see. */
export function mountScorecardRoutes(
  router: Router,
  options: {
    readonly callers: Callers;
    readonly scorecard: ScorecardReader;
  },
): void {
  const { callers, scorecard } = options;

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
}
