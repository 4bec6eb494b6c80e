import { Router } from 'express';
import { Callers } from './Callers';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import { mountReadRoute } from './mountReadRoute';
import {
  parseChecksRequest,
  parseCountRequest,
  parseFixesRequest,
  parseListRequest,
  parseMoversRequest,
  parseTrendRequest,
} from './requests';

/** Mounts the questions about many entities, each answered of those that the caller may see. */
export function mountScorecardRoutes(
  router: Router,
  options: {
    readonly callers: Callers;
    readonly scorecard: ScorecardReader;
  },
): void {
  const { callers, scorecard } = options;

  mountReadRoute(router, {
    path: '/assessments',
    names: ['sort', 'limit', 'cursor', 'outcomesOf'],
    parse: parseListRequest,
    answer: async (input, request) =>
      scorecard.list(input, await callers.seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/counts',
    names: ['groupBy', 'tree', 'weakest', 'checks'],
    parse: parseCountRequest,
    answer: async (input, request) =>
      scorecard.count(input, await callers.seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/checks',
    names: [],
    parse: parseChecksRequest,
    answer: async (input, request) =>
      scorecard.countChecks(input, await callers.seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/fixes',
    names: ['limit'],
    parse: parseFixesRequest,
    answer: async (input, request) =>
      scorecard.planFixes(input, await callers.seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/trend',
    names: ['from', 'to', 'interval'],
    parse: parseTrendRequest,
    answer: async (input, request) =>
      scorecard.getTrend(input, await callers.seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/movers',
    names: ['days', 'limit'],
    parse: parseMoversRequest,
    answer: async (input, request) =>
      scorecard.listMovers(input, await callers.seenBy(request)),
  });
}
