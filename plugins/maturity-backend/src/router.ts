import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  countAssessments,
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  EntityAssessmentsResponse,
  FactSourceDeclaration,
  listAssessments,
  ListAssessmentsRequest,
  ListAssessmentsResponse,
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
import { EntityReader } from './http/EntityReader';
import { entityRefOf } from './http/entityRefOf';
import { readOpenApiDocument } from './http/openApiDocument';
import {
  countRequestOf,
  filterParameters,
  listRequestOf,
  readQueryParameters,
} from './http/queryParameters';
import { parseCountRequest, parseListRequest } from './http/requests';
import { SharedRuns } from './http/SharedRuns';
import { AssessmentReadModel } from './scorecard/AssessmentReadModel';

/** Of a request whose filter is too long for a URL. */
const MAX_BODY = '1mb';

/** What the router answers with, and whom it asks. */
export interface RouterOptions {
  readonly models: readonly Model[];
  /** The installed sources. */
  readonly sources: readonly FactSourceDeclaration[];
  readonly knex: Knex;
  readonly catalog: Pick<CatalogService, 'streamEntities' | 'getEntityByRef'>;
  readonly permissions: PermissionsService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
  /** Collects an entity's facts and assesses it at once. */
  readonly refreshEntity: (
    entityRef: string,
    options: { signal: AbortSignal },
  ) => Promise<RefreshResponse['refreshed']>;
}

/** The HTTP interface of the plugin, mounted at `/api/maturity`. */
export function createRouter(options: RouterOptions): Router {
  const { models, knex, catalog, permissions, httpAuth } = options;
  const readModel = AssessmentReadModel.create({ knex });
  const visibility = EntityVisibilityReader.create({ permissions, catalog });
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

  function requireModel(modelId: string | undefined): Model {
    const model =
      modelId === undefined
        ? models[0]
        : models.find(({ id }) => id === modelId);
    if (!model) {
      const known = models.map(({ id }) => id).join(', ');
      throw new InputError(`modelId: must be one of ${known}`);
    }
    return model;
  }

  async function list(
    request: Request,
    input: ListAssessmentsRequest,
  ): Promise<ListAssessmentsResponse> {
    const isVisible = await visibility.read(
      await httpAuth.credentials(request),
    );
    if (input.filter?.modelId !== undefined) {
      requireModel(input.filter.modelId);
    }
    return listAssessments(await readModel.upToDate(), input, isVisible);
  }

  async function count(
    request: Request,
    input: CountAssessmentsRequest,
  ): Promise<CountAssessmentsResponse> {
    const isVisible = await visibility.read(
      await httpAuth.credentials(request),
    );
    const { id, stages } = requireModel(input.filter?.modelId);
    return countAssessments(await readModel.upToDate(), input, {
      model: { id, stageIds: stages.map(stage => stage.id) },
      visibility: isVisible,
    });
  }

  router.get(
    '/models',
    async (request, response: Response<ListModelsResponse>) => {
      readQueryParameters(request.originalUrl, []);
      await authorize(request, maturityAssessmentReadPermission);
      response.json({ items: models, sources: declarations });
    },
  );

  router.get('/assessments', async (request, response) => {
    const parameters = readQueryParameters(request.originalUrl, [
      ...filterParameters,
      ...['sort', 'limit', 'cursor'],
    ]);
    const input = parseListRequest(listRequestOf(parameters));
    response.json(await list(request, input));
  });

  router.post('/assessments/query', async (request, response) => {
    response.json(await list(request, parseListRequest(request.body)));
  });

  router.get('/counts', async (request, response) => {
    const parameters = readQueryParameters(request.originalUrl, [
      ...filterParameters,
      'groupBy',
    ]);
    const input = parseCountRequest(countRequestOf(parameters));
    response.json(await count(request, input));
  });

  router.post('/counts/query', async (request, response) => {
    response.json(await count(request, parseCountRequest(request.body)));
  });

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
