import {
  HttpRouterService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { CatalogAccess, EntityScope } from '../catalog/types';
import { allowPipelines } from '../http/mountFactRoutes';
import { ChangeSignals } from '../pipeline/ChangeSignals';
import { Pipeline } from '../pipeline/Pipeline';
import { FactPush } from '../push/FactPush';
import { OidcVerifier } from '../push/OidcVerifier';
import { PushedSources } from '../push/PushedSources';
import { PushConfig } from '../push/types';

/** Connects the parts that receive pushed facts. */
export function wirePush(
  options: CatalogAccess & {
    readonly knex: Knex;
    readonly logger: LoggerService;
    readonly scope: EntityScope;
    readonly httpRouter: Pick<HttpRouterService, 'addAuthPolicy'>;
    readonly pipeline: Pick<Pipeline, 'assess'>;
    readonly changes: Pick<ChangeSignals, 'after'>;
    readonly pushedSources: PushedSources;
    readonly settings: { readonly push: PushConfig };
  },
): { readonly push: FactPush; readonly verifier: OidcVerifier } {
  const { pipeline, changes, httpRouter, pushedSources, settings } = options;
  const { issuers } = settings.push;
  if (issuers.length > 0) {
    allowPipelines(httpRouter);
  }
  return {
    verifier: new OidcVerifier({ issuers }),
    push: new FactPush({
      ...options,
      readSources: () => pushedSources.upToDate(),
      assess: (entities, signal) =>
        changes.after(() => pipeline.assess(entities, signal)),
    }),
  };
}
