import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Callers } from './Callers';
import { Readers } from '../wiring/createReaders';
import { DeliveryWebhooks } from '../config/readDeliveryWebhooks';
import { FactPush } from '../push/FactPush';
import { PushedSources } from '../push/PushedSources';
import { EntityGuard } from '../permissions/EntityGuard';
import { OidcVerifier } from '../push/OidcVerifier';
import { DeliveryIngest } from '../delivery/DeliveryIngest';
import { mountDeliveryRoutes } from './mountDeliveryRoutes';
import { mountDeliveryWebhookRoutes } from './mountDeliveryWebhookRoutes';
import { mountReadRoutes } from './mountReadRoutes';
import { mountFactRoutes } from './mountFactRoutes';
import { mountGoneRoutes } from './mountGoneRoutes';
import { mountExportRoute } from './mountExportRoute';
import { mountIngestRoute } from './mountIngestRoute';
import { mountOpenApiRoutes } from './mountOpenApiRoutes';
import { mountReportRoute } from './mountReportRoute';
import { mountRefreshRoute, RefreshEntity } from './mountRefreshRoute';
import {
  mountStatementRoutes,
  StatementServices,
} from './mountStatementRoutes';
import { mountSurveyRoutes, Survey } from './mountSurveyRoutes';
import { mountSourceRoutes } from './mountSourceRoutes';
import { mountTargetRoutes } from './mountTargetRoutes';
import { MEBIBYTE, readJsonBody } from './readBody';
import { SourceTrier } from './SourceTrier';

/** Bytes of the largest body of a request whose filter is too long for a URL. */
const MAX_BODY = MEBIBYTE;

/** A filter may name thousands of owners. */
const MAX_VALUES = 20_000;

/** The readers and services that the router maps requests to. */
export interface RouterOptions {
  readonly models: readonly Model[];
  /** Ref of the organisation's own entity. */
  readonly organization?: string;
  readonly readers: Readers;
  readonly guard: EntityGuard;
  readonly statements: StatementServices;
  readonly permissions: PermissionsService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
  readonly refreshEntity: RefreshEntity;
  readonly survey: Survey;
  readonly trier: Pick<SourceTrier, 'run'>;
  readonly ingest: DeliveryIngest;
  readonly webhooks: DeliveryWebhooks;
  readonly push: FactPush;
  readonly pushedSources: Pick<PushedSources, 'declare'>;
  readonly verifier: Pick<OidcVerifier, 'verify'>;
  /** The clock, for tests. */
  readonly now?: () => Date;
}

/** The HTTP interface of the plugin, mounted at `/api/maturity`. */
export function createRouter(options: RouterOptions): Router {
  const { auditor, ingest, models, webhooks } = options;
  const { httpAuth, permissions, refreshEntity } = options;
  const { deliveries, entities, gone, readSources, scorecard, visibility } =
    options.readers;
  const now = options.now ?? (() => new Date());
  const callers = new Callers({ httpAuth, permissions, visibility });

  const router = PromiseRouter();
  mountIngestRoute(router, { auditor, callers, ingest });
  mountFactRoutes(router, {
    auditor,
    callers,
    push: options.push,
    pushedSources: options.pushedSources,
    verifier: options.verifier,
  });
  mountDeliveryWebhookRoutes(router, {
    auditor,
    callers,
    ingest,
    webhooks,
    now,
  });
  router.use(async (request, _, next) => {
    request.body = await readJsonBody(request, {
      maxBytes: MAX_BODY,
      maxValues: MAX_VALUES,
    });
    next();
  });
  mountReadRoutes(router, {
    callers,
    entities,
    models,
    organization: options.organization,
    readSources,
    scorecard,
  });
  mountExportRoute(router, { callers, deliveries, scorecard });
  mountDeliveryRoutes(router, { callers, deliveries, entities, scorecard });
  mountRefreshRoute(router, { auditor, callers, entities, refreshEntity });
  mountSourceRoutes(router, {
    callers,
    missing: options.readers.missing,
    sources: options.readers.sources,
    trier: options.trier,
  });
  mountSurveyRoutes(router, {
    auditor,
    callers,
    entities,
    guard: options.guard,
    survey: options.survey,
  });
  mountReportRoute(router, { callers, reports: options.readers.reports });
  mountStatementRoutes(router, {
    ...options.statements,
    auditor,
    callers,
    entities,
    guard: options.guard,
  });
  mountTargetRoutes(router, {
    auditor,
    callers,
    guard: options.guard,
    targets: options.readers.targets,
    editor: options.readers.targetEditor,
  });
  mountGoneRoutes(router, { auditor, callers, gone });
  mountOpenApiRoutes(router);
  return router;
}
