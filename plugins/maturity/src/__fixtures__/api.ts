import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { fixtureModel, fixtureSources } from './model';
import { daysAgo, fixtureCounts, fixtureHistory, fixtureResponse } from './responses';

/** Answers from fixtures; single methods can be replaced. */
export function fixtureApi(overrides: Partial<MaturityApi> = {}): MaturityApi {
  return {
    listModels: async () => ({
      items: [fixtureModel],
      sources: fixtureSources,
    }),
    getEntityAssessments: async () => fixtureResponse,
    getEntityFacts: async entityRef => ({ entityRef, sources: [] }),
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
    countChecks: async () => ({
      modelId: fixtureModel.id,
      total: 0,
      items: [],
    }),
    planFixes: async () => ({
      modelId: fixtureModel.id,
      total: 0,
      notAssessed: 0,
      advances: 0,
      needMeasuring: 0,
      atLeast: 1,
      items: [],
    }),
    getTrend: async () => ({ modelId: fixtureModel.id, items: [] }),
    listMovers: async () => ({
      modelId: fixtureModel.id,
      since: daysAgo(30),
      up: { total: 0, items: [] },
      down: { total: 0, items: [] },
      newcomers: 0,
    }),
    exportScorecard: async ({ subject, format }) => ({
      fileName: `maturity-${subject}.${format}`,
      content: new Blob(),
    }),
    getReport: async () => ({
      fileName: 'maturity-acme.md',
      content: new Blob(['# Platform engineering maturity: Acme\n\n## Where it sits\n\nAt stage 2.\n']),
    }),
    listTargets: async entityRef => ({
      entityRef,
      items: [],
      ended: [],
      maySet: false,
    }),
    createTarget: async () => {
      throw new Error('no target is set');
    },
    changeTarget: async () => {
      throw new Error('no target is changed');
    },
    endTarget: async () => {
      throw new Error('no target is ended');
    },
    getEntityDelivery: async entityRef => ({ entityRef, connected: [] }),
    listCountedDeliveries: async () => ({ items: [], total: 0 }),
    getDeliveryDistribution: async ({ days = 90 }) => ({
      modelId: fixtureModel.id, days, total: 0,
      metrics: [],
      byStage: [],
    }),
    listUnmatchedDeliveries: async () => ({ items: [], total: 0 }),
    listAttestations: async () => ({ items: [] }),
    attest: async ({ replaces: _, ...request }) => ({
      ...request, statedBy: 'user:default/ana', statedAt: daysAgo(0),
    }),
    listExemptions: async () => ({ items: [], totalItems: 0 }),
    requestExemption: async request => ({
      ...request,
      ...{ status: 'requested', isExpired: false, version: 1, decisions: [] },
    }),
    decideExemption: async () => {
      throw new Error('There is no exemption');
    },
    getGoneEntities: async () => ({ stored: 0, gone: 0, withheld: 0 }),
    forgetGoneEntities: async () => ({ confirmed: 0 }),
    listSources: async () => ({ items: [] }),
    listMissingSources: async () => ({ items: [] }),
    trySource: async () => ({ items: [], messages: [], milliseconds: 0 }),
    getSurvey: async () => ({
      status: 'off',
      quarter: '2026-Q4',
      questions: [],
      groups: [],
    }),
    answerSurvey: async ({ quarter }) => ({ status: 'counted', quarter }),
    getSurveyResults: async entityRef => ({
      entityRef,
      minimum: 5,
      isOpen: false,
      questions: [],
      items: [],
    }),
    declareFacts: async () => ({ status: 'unchanged', facts: [] }),
    pushFacts: async () => ({
      items: [],
      counts: { stored: 0, unchanged: 0, older: 0, accepted: 0, refused: 0 },
    }),
    ingestDeliveries: async () => ({
      items: [],
      counts: { created: 0, updated: 0, unchanged: 0, unmatched: 0, rejected: 0 },
    }),
    ...overrides,
  };
}
