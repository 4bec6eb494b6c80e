import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { fixtureModel, fixtureSources } from './model';
import { fixtureCounts, fixtureHistory, fixtureResponse } from './responses';

/** Answers from fixtures; single methods can be replaced. */
export function fixtureApi(overrides: Partial<MaturityApi> = {}): MaturityApi {
  return {
    listModels: async () => ({
      items: [fixtureModel],
      sources: fixtureSources,
    }),
    getEntityAssessments: async () => fixtureResponse,
    getStageHistory: async () => ({ items: fixtureHistory }),
    refreshEntity: async () => ({
      ...fixtureResponse,
      refreshed: [
        { sourceId: 'repository', result: 'changed' },
        { sourceId: 'catalog', result: 'unchanged' },
      ],
    }),
    listAssessments: async () => ({ items: [], totalItems: 0 }),
    countAssessments: async () => fixtureCounts,
    ...overrides,
  };
}
