import {
  AuditorService,
  AuthService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  FactSourceDeclaration,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Knex } from 'knex';
import { CatalogAccess } from './catalog/types';
import { Callers } from './http/Callers';
import { EntityVisibilityReader } from './catalog/EntityVisibilityReader';
import { DeliveryWebhooks } from './config/readDeliveryWebhooks';
import { DeliveryIngest } from './delivery/DeliveryIngest';
import { DeliveryReader } from './delivery/DeliveryReader';
import { EntityReader } from './http/EntityReader';
import { mountDeliveryRoutes } from './http/mountDeliveryRoutes';
import { mountDeliveryWebhookRoutes } from './http/mountDeliveryWebhookRoutes';
import { mountEntityRoutes } from './http/mountEntityRoutes';
import { mountExportRoute } from './http/mountExportRoute';
import { mountIngestRoute } from './http/mountIngestRoute';
import { mountModelRoutes } from './http/mountModelRoutes';
import { mountOpenApiRoutes } from './http/mountOpenApiRoutes';
import { mountRefreshRoute, RefreshEntity } from './http/mountRefreshRoute';
import { mountScorecardRoutes } from './http/mountScorecardRoutes';
import { AssessmentReadModel } from './scorecard/AssessmentReadModel';
import { GroupTreeReader } from './catalog/GroupTreeReader';
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
  readonly catalog: Pick<
    CatalogAccess['catalog'],
    'streamEntities' | 'getEntityByRef'
  >;
  readonly permissions: PermissionsService;
  readonly httpAuth: HttpAuthService;
  readonly auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly auditor: AuditorService;
  readonly refreshEntity: RefreshEntity;
  readonly ingest: DeliveryIngest;
  readonly deliveries: DeliveryReader;
  readonly webhooks: DeliveryWebhooks;
  /** The clock, for tests. */
  readonly now?: () => Date;
}

/** The HTTP interface of the plugin, mounted at `/api/maturity`: what answers, and where. */
export function createRouter(options: RouterOptions): Router {
  const { models, sources, knex, catalog, permissions, httpAuth } = options;
  const now = options.now ?? (() => new Date());
  const visibility = EntityVisibilityReader.create({ permissions, catalog });
  const callers = new Callers({ httpAuth, permissions, visibility });
  const scorecard = new ScorecardReader({
    ...{ knex, models, now },
    assessments: options.assessments,
    groups: new GroupTreeReader({ catalog, auth: options.auth, now }),
  });
  const entities = new EntityReader({
    ...{ knex, catalog, visibility, models, sources, now },
  });

  const { auditor, ingest, deliveries, webhooks } = options;
  const router = PromiseRouter();
  mountIngestRoute(router, { auditor, callers, ingest });
  mountDeliveryWebhookRoutes(router, {
    ...{ auditor, callers, ingest, webhooks, now },
  });
  router.use(express.json({ limit: MAX_BODY }));
  mountModelRoutes(router, { callers, models, sources });
  mountScorecardRoutes(router, { callers, scorecard });
  mountExportRoute(router, { callers, deliveries, scorecard });
  mountEntityRoutes(router, { callers, entities });
  mountDeliveryRoutes(router, { callers, deliveries, entities, scorecard });
  mountRefreshRoute(router, {
    ...{ auditor, callers, entities },
    refreshEntity: options.refreshEntity,
  });
  mountOpenApiRoutes(router);
  return router;
}
