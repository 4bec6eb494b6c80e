import {
  AuditorService,
  AuthService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  EntityAssessmentsResponse,
  EntityVisibility,
  FactSourceDeclaration,
  ListModelsResponse,
  maturityAssessmentReadPermission,
  maturityAssessmentRefreshPermission,
  Model,
  RefreshResponse,
  StageChange,
} from '@platform-maturity/backstage-plugin-maturity-common';
import express, { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Knex } from 'knex';
import { EntityVisibilityReader } from './authorize/EntityVisibilityReader';
import { requirePermission } from './authorize/requirePermission';
import { exportScorecard } from './export/exportScorecard';
import { EntityReader } from './http/EntityReader';
import { entityRefOf } from './http/entityRefOf';
import { readOpenApiDocument } from './http/openApiDocument';
import { mountExportRoute } from './http/mountExportRoute';
import { mountReadRoute } from './http/mountReadRoute';
import { readQueryParameters } from './http/queryParameters';
import {
  parseChecksRequest,
  parseCountRequest,
  parseFixesRequest,
  parseListRequest,
  parseMoversRequest,
  parseTrendRequest,
} from './http/requests';
import { SharedRuns } from './http/SharedRuns';
import { AssessmentReadModel } from './scorecard/AssessmentReadModel';
import { GroupTreeReader } from './scorecard/GroupTreeReader';
import { ScorecardReader } from './scorecard/ScorecardReader';

/** Of a request whose filter is too long for a URL. */
const MAX_BODY = '1mb';

/** What the router answers with, and whom it asks. */
export interface RouterOptions {
  readonly models: readonly Model[];
  /** The installed sources. */
  readonly sources: readonly FactSourceDeclaration[];
  readonly knex: Knex;
  readonly assessments: AssessmentReadModel;
  readonly catalog: Pick<CatalogService, 'streamEntities' | 'getEntityByRef'>;
  readonly permissions: PermissionsService;
  readonly httpAuth: HttpAuthService;
  readonly auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly auditor: AuditorService;
  /** Collects an entity's facts and assesses it at once. */
  readonly refreshEntity: (
    entityRef: string,
    options: { signal: AbortSignal },
  ) => Promise<RefreshResponse['refreshed']>;
  /** The clock, for tests. */
  readonly now?: () => Date;
}

/** The HTTP interface of the plugin, mounted at `/api/maturity`. */
export function createRouter(options: RouterOptions): Router {
  const { models, knex, catalog, permissions, httpAuth } = options;
  const visibility = EntityVisibilityReader.create({ permissions, catalog });
  const now = options.now ?? (() => new Date());
  const scorecard = new ScorecardReader({
    knex,
    ...{ models, now },
    assessments: options.assessments,
    groups: new GroupTreeReader({ catalog, auth: options.auth, now }),
  });
  const entities = new EntityReader({ knex, catalog, visibility, models });
  const refreshes = new SharedRuns<RefreshResponse['refreshed']>();
  const openApi = readOpenApiDocument();
  const declarations = options.sources.map(
    ({ id, title, description, facts }) => ({ id, title, description, facts }),
  );

  const router = PromiseRouter();
  router.use(express.json({ limit: MAX_BODY }));

  async function authorize(request: Request, permission: BasicPermission) {
    const credentials = await httpAuth.credentials(request);
    await requirePermission({ permissions, permission, credentials });
    return credentials;
  }

  async function seenBy(request: Request): Promise<EntityVisibility> {
    return visibility.read(await httpAuth.credentials(request));
  }

  router.get(
    '/models',
    async (request, response: Response<ListModelsResponse>) => {
      readQueryParameters(request.originalUrl, []);
      await authorize(request, maturityAssessmentReadPermission);
      response.json({ items: models, sources: declarations });
    },
  );

  mountReadRoute(router, {
    path: '/assessments',
    names: ['sort', 'limit', 'cursor', 'outcomesOf'],
    parse: parseListRequest,
    answer: async (input, request) =>
      scorecard.list(input, await seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/counts',
    names: ['groupBy', 'tree', 'weakest', 'checks'],
    parse: parseCountRequest,
    answer: async (input, request) =>
      scorecard.count(input, await seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/checks',
    names: [],
    parse: parseChecksRequest,
    answer: async (input, request) =>
      scorecard.countChecks(input, await seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/fixes',
    names: ['limit'],
    parse: parseFixesRequest,
    answer: async (input, request) =>
      scorecard.planFixes(input, await seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/trend',
    names: ['from', 'to', 'interval'],
    parse: parseTrendRequest,
    answer: async (input, request) =>
      scorecard.getTrend(input, await seenBy(request)),
  });
  mountReadRoute(router, {
    path: '/movers',
    names: ['days', 'limit'],
    parse: parseMoversRequest,
    answer: async (input, request) =>
      scorecard.listMovers(input, await seenBy(request)),
  });
  mountExportRoute(router, async (input, request) =>
    exportScorecard(input, { scorecard, visibility: await seenBy(request) }),
  );

  router.get(
    '/assessments/by-name/:kind/:namespace/:name',
    async (request, response: Response<EntityAssessmentsResponse>) => {
      readQueryParameters(request.originalUrl, []);
      const credentials = await httpAuth.credentials(request);
      const entityRef = entityRefOf(request.params);
      response.json(await entities.readAssessments(entityRef, credentials));
    },
  );

  router.get(
    '/assessments/by-name/:kind/:namespace/:name/history',
    async (request, response: Response<{ items: StageChange[] }>) => {
      const parameters = readQueryParameters(request.originalUrl, ['modelId']);
      const credentials = await httpAuth.credentials(request);
      const entityRef = entityRefOf(request.params);
      const [modelId] = parameters.get('modelId') ?? [];
      response.json(
        await entities.readHistory({ entityRef, modelId }, credentials),
      );
    },
  );

  router.post(
    '/assessments/by-name/:kind/:namespace/:name/refresh',
    async (request, response: Response<RefreshResponse>) => {
      const entityRef = entityRefOf(request.params);
      const event = await options.auditor.createEvent({
        eventId: 'entity-refresh',
        severityLevel: 'medium',
        request,
        meta: { entityRef },
      });
      try {
        const credentials = await authorize(
          request,
          maturityAssessmentReadPermission,
        );
        await authorize(request, maturityAssessmentRefreshPermission);
        await entities.require(entityRef, credentials);

        const gone = new AbortController();
        response.once('close', () => gone.abort());
        const refreshed = await refreshes.join(
          entityRef,
          gone.signal,
          ({ signal }) => options.refreshEntity(entityRef, { signal }),
        );
        const read = await entities.readAssessments(entityRef, credentials);
        await event.success({
          meta: { refreshed: refreshed.map(source => ({ ...source })) },
        });
        response.json({ ...read, refreshed });
      } catch (error) {
        await event.fail({ error: toError(error) });
        throw error;
      }
    },
  );

  router.get('/openapi.json', (_request, response) => {
    response.json(openApi.document);
  });

  router.get('/openapi.yaml', (_request, response) => {
    response.type('application/yaml').send(openApi.text);
  });

  return router;
}
