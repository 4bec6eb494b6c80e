import { NotAllowedError } from '@backstage/errors';
import {
  Assessment,
  EntityAssessmentsResponse,
  MaturityApi,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  ciObservation,
  contradicted,
  daysAgo,
  fixtureApi,
  fixtureAssessment,
  fixtureModel,
  fixtureResponse,
  fixtureSources,
} from '../src/__fixtures__';
import {
  createDeliveryApi,
  createDistribution,
  createReport,
  steadyEvents,
  unmatchedEvents,
} from '../src/__fixtures__/deliveryFixture';
import { createOrgApi } from '../src/__fixtures__/orgFixture';
import { createOverviewApi } from '../src/__fixtures__/overviewFixture';

const firstModel: Model = {
  ...fixtureModel,
  profiles: [
    { id: 'service', title: 'Service', types: ['service'], default: true },
    { id: 'library', title: 'Library', types: ['npm-package'] },
  ],
};

const secondModel = {
  ...fixtureModel,
  id: 'production-readiness',
  title: 'Production readiness',
};

function answerWith(change: Partial<Assessment>): EntityAssessmentsResponse {
  return { ...fixtureResponse, items: [{ ...fixtureAssessment, ...change }] };
}

const answers: {
  [name: string]: () => Promise<EntityAssessmentsResponse>;
} = {
  top: async () => ({
    ...fixtureResponse,
    items: [
      {
        ...fixtureAssessment,
        stage: 'product-grade-platform',
        rank: 5,
        highestRank: 5,
        nextStage: undefined,
        nextSteps: [],
        measured: { observed: 13, declared: 0, attested: 0, applicable: 13 },
        checks: fixtureAssessment.checks.map(({ checkId, proofs }) => ({
          checkId,
          blocking: true,
          outcome: 'pass',
          grade: 'observed',
          proofs,
        })),
      },
    ],
  }),
  unassessed: async () => ({ ...fixtureResponse, items: [], sources: [] }),
  'no-model': async () => ({
    ...fixtureResponse,
    items: [],
    sources: [],
    modelIds: [],
  }),
  'two-models': async () => ({
    ...fixtureResponse,
    items: [
      fixtureAssessment,
      {
        ...fixtureAssessment,
        modelId: secondModel.id,
        rank: 3,
        highestRank: 3,
      },
    ],
    modelIds: [fixtureModel.id, secondModel.id],
  }),
  'at-least': async () => answerWith({ rank: 1, highestRank: 3 }),
  contradicted: async () =>
    answerWith({
      checks: fixtureAssessment.checks.map(result =>
        result.checkId === 'protected-main'
          ? contradicted('protected-main')
          : result,
      ),
    }),
  library: async () =>
    answerWith({
      leftOut: 'Deprecated or retired',
      profile: {
        id: 'library',
        type: 'npm-package',
        isDefault: false,
        contradictions: [ciObservation],
      },
    }),
  'broken-source': async () => ({
    ...fixtureResponse,
    sources: [
      {
        ...fixtureResponse.sources[0],
        entityRef: 'component:default/broken-source',
        observedAt: daysAgo(3),
        error: {
          message: '401 from github.com: bad credentials',
          at: daysAgo(0.1),
        },
      },
    ],
  }),
  denied: async () => {
    throw new NotAllowedError('Unauthorized');
  },
  failing: async () => {
    throw new Error('Request failed with 503 Service Unavailable');
  },
  loading: () => new Promise(() => {}),
};

/** Answers from fixtures, chosen by the entity's name. */
export const devApi: MaturityApi = fixtureApi({
  ...createOrgApi({ models: [fixtureModel, secondModel], count: 412 }),
  ...createOverviewApi({ model: fixtureModel, count: 412 }),
  listModels: async () => ({
    items: [firstModel, secondModel],
    sources: fixtureSources,
  }),
  getEntityAssessments: async entityRef => {
    const answer = answers[entityRef.split('/')[1]];
    return answer ? answer() : fixtureResponse;
  },
  ...createDeliveryApi(steadyEvents),
  getEntityDelivery: async entityRef => {
    switch (entityRef.split('/')[1]) {
      case 'top':
        return { entityRef, connected: ['ci', 'alertmanager'] };
      case 'two-models':
        return createReport(steadyEvents.slice(-6), entityRef);
      default:
        return createReport(steadyEvents, entityRef);
    }
  },
  getDeliveryDistribution: async ({ days }) =>
    createDistribution(fixtureModel, days),
  listUnmatchedDeliveries: async () => unmatchedEvents,
  refreshEntity: async () => {
    await new Promise(resolve => setTimeout(resolve, 2_000));
    return {
      ...fixtureResponse,
      refreshed: [
        { sourceId: 'repository', result: 'changed' },
        { sourceId: 'catalog', result: 'unchanged' },
      ],
    };
  },
});
