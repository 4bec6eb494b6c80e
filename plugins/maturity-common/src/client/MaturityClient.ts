import type { ForgetGoneEntitiesRequest } from '../api/goneEntities';
import type { AttestRequest } from '../api/attestations';
import type {
  DecideExemptionRequest,
  ListExemptionsRequest,
  RequestExemptionRequest,
} from '../api/exemptions';
import type { AnswerSurveyRequest } from '../api/survey';
import type {
  ChangeTargetRequest,
  CreateTargetRequest,
  EndTargetRequest,
} from '../api/targets';
import type { TrySourceRequest } from '../api/trySource';
import type {
  CountAssessmentsRequest,
  CountChecksRequest,
  ExportRequest,
  GetDeliveryDistributionRequest,
  GetStageHistoryRequest,
  GetTrendRequest,
  IngestDeliveriesRequest,
  ListAssessmentsRequest,
  ListCountedDeliveriesRequest,
  ListMoversRequest,
  PlanFixesRequest,
  DeclareFactsRequest,
  PushFactsRequest,
  ExportedFile,
} from '../api';
import { HttpRequests, MaturityRequestOptions } from './HttpRequests';
import { MaturityApi } from './MaturityApi';

/**
 * Sends requests to the maturity backend over HTTP.
 *
 * @public
 */
export class MaturityClient implements MaturityApi {
  readonly #http: HttpRequests;

  /**
   * @param options - `discoveryApi` finds the backend, and `fetchApi` makes
   * the requests: the ones of Backstage, or any that look the same
   */
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#http = new HttpRequests(options);
  }

  /** {@inheritdoc MaturityApi.listModels} */
  async listModels(options?: MaturityRequestOptions) {
    return this.#http.send('listModels', undefined, options);
  }

  /** {@inheritdoc MaturityApi.getEntityAssessments} */
  async getEntityAssessments(
    entityRef: string,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('getEntityAssessments', { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.getEntityFacts} */
  async getEntityFacts(entityRef: string, options?: MaturityRequestOptions) {
    return this.#http.send('getEntityFacts', { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.getStageHistory} */
  async getStageHistory(
    request: GetStageHistoryRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('getStageHistory', request, options);
  }

  /** {@inheritdoc MaturityApi.refreshEntity} */
  async refreshEntity(entityRef: string, options?: MaturityRequestOptions) {
    return this.#http.send('refreshEntity', { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.listAssessments} */
  async listAssessments(
    request: ListAssessmentsRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('listAssessments', request, options);
  }

  /** {@inheritdoc MaturityApi.countAssessments} */
  async countAssessments(
    request: CountAssessmentsRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('countAssessments', request, options);
  }

  /** {@inheritdoc MaturityApi.countChecks} */
  async countChecks(
    request: CountChecksRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('countChecks', request, options);
  }

  /** {@inheritdoc MaturityApi.planFixes} */
  async planFixes(request: PlanFixesRequest, options?: MaturityRequestOptions) {
    return this.#http.send('planFixes', request, options);
  }

  /** {@inheritdoc MaturityApi.getTrend} */
  async getTrend(request: GetTrendRequest, options?: MaturityRequestOptions) {
    return this.#http.send('getTrend', request, options);
  }

  /** {@inheritdoc MaturityApi.listMovers} */
  async listMovers(
    request: ListMoversRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('listMovers', request, options);
  }

  /** {@inheritdoc MaturityApi.exportScorecard} */
  async exportScorecard(
    request: ExportRequest,
    options?: MaturityRequestOptions,
  ): Promise<ExportedFile> {
    const response = await this.#http.fetch(
      'exportScorecard',
      request,
      options,
    );
    return {
      fileName: `maturity-${request.subject}.${request.format}`,
      content: await response.blob(),
    };
  }

  /** {@inheritdoc MaturityApi.getReport} */
  async getReport(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<ExportedFile> {
    const response = await this.#http.fetch(
      'getReport',
      { entityRef },
      options,
    );
    const [, name = 'report'] = entityRef.split('/');
    return {
      fileName: `maturity-${name}.md`,
      content: await response.blob(),
    };
  }

  /** {@inheritdoc MaturityApi.listTargets} */
  async listTargets(entityRef: string, options?: MaturityRequestOptions) {
    return this.#http.send('listTargets', { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.createTarget} */
  async createTarget(
    request: CreateTargetRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('createTarget', request, options);
  }

  /** {@inheritdoc MaturityApi.changeTarget} */
  async changeTarget(
    request: ChangeTargetRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('changeTarget', request, options);
  }

  /** {@inheritdoc MaturityApi.endTarget} */
  async endTarget(request: EndTargetRequest, options?: MaturityRequestOptions) {
    return this.#http.send('endTarget', request, options);
  }

  /** {@inheritdoc MaturityApi.getEntityDelivery} */
  async getEntityDelivery(entityRef: string, options?: MaturityRequestOptions) {
    return this.#http.send('getEntityDelivery', { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.listCountedDeliveries} */
  async listCountedDeliveries(
    request: ListCountedDeliveriesRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('listCountedDeliveries', request, options);
  }

  /** {@inheritdoc MaturityApi.getDeliveryDistribution} */
  async getDeliveryDistribution(
    request: GetDeliveryDistributionRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('getDeliveryDistribution', request, options);
  }

  /** {@inheritdoc MaturityApi.listUnmatchedDeliveries} */
  async listUnmatchedDeliveries(options?: MaturityRequestOptions) {
    return this.#http.send('listUnmatchedDeliveries', undefined, options);
  }

  /** {@inheritdoc MaturityApi.listAttestations} */
  async listAttestations(entityRef: string, options?: MaturityRequestOptions) {
    return this.#http.send('listAttestations', { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.attest} */
  async attest(request: AttestRequest, options?: MaturityRequestOptions) {
    return this.#http.send('attest', request, options);
  }

  /** {@inheritdoc MaturityApi.listExemptions} */
  async listExemptions(
    request: ListExemptionsRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('listExemptions', request, options);
  }

  /** {@inheritdoc MaturityApi.requestExemption} */
  async requestExemption(
    request: RequestExemptionRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('requestExemption', request, options);
  }

  /** {@inheritdoc MaturityApi.decideExemption} */
  async decideExemption(
    request: DecideExemptionRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('decideExemption', request, options);
  }

  /** {@inheritdoc MaturityApi.getGoneEntities} */
  async getGoneEntities(options?: MaturityRequestOptions) {
    return this.#http.send('getGoneEntities', undefined, options);
  }

  /** {@inheritdoc MaturityApi.listSources} */
  async listSources(options?: MaturityRequestOptions) {
    return this.#http.send('listSources', undefined, options);
  }

  /** {@inheritdoc MaturityApi.listMissingSources} */
  async listMissingSources(options?: MaturityRequestOptions) {
    return this.#http.send('listMissingSources', undefined, options);
  }

  /** {@inheritdoc MaturityApi.trySource} */
  async trySource(request: TrySourceRequest, options?: MaturityRequestOptions) {
    return this.#http.send('trySource', request, options);
  }

  /** {@inheritdoc MaturityApi.forgetGoneEntities} */
  async forgetGoneEntities(
    request: ForgetGoneEntitiesRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('forgetGoneEntities', request, options);
  }

  /** {@inheritdoc MaturityApi.getSurvey} */
  async getSurvey(options?: MaturityRequestOptions) {
    return this.#http.send('getSurvey', undefined, options);
  }

  /** {@inheritdoc MaturityApi.answerSurvey} */
  async answerSurvey(
    request: AnswerSurveyRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('answerSurvey', request, options);
  }

  /** {@inheritdoc MaturityApi.getSurveyResults} */
  async getSurveyResults(entityRef: string, options?: MaturityRequestOptions) {
    return this.#http.send('getSurveyResults', { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.declareFacts} */
  async declareFacts(
    request: DeclareFactsRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('declareFacts', request, options);
  }

  /** {@inheritdoc MaturityApi.pushFacts} */
  async pushFacts(request: PushFactsRequest, options?: MaturityRequestOptions) {
    return this.#http.send('pushFacts', request, options);
  }

  /** {@inheritdoc MaturityApi.ingestDeliveries} */
  async ingestDeliveries(
    request: IngestDeliveriesRequest,
    options?: MaturityRequestOptions,
  ) {
    return this.#http.send('ingestDeliveries', request, options);
  }
}
