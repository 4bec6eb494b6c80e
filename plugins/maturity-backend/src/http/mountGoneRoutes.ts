import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  endpoints,
  ForgetGoneEntitiesResponse,
  forgetGoneEntitiesRequestSchema,
  maturityGoneForgetPermission,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Response, Router } from 'express';
import { GoneEntitiesReader } from '../pipeline/GoneEntitiesReader';
import { Callers } from './Callers';
import { mountJsonEndpoint, toExpressPath } from './mountEndpoint';
import { parseRequest } from './parseRequest';

/** Mounts the numbers of entities that left the catalog, and the confirmation to forget them, audited. */
export function mountGoneRoutes(
  router: Router,
  options: {
    readonly auditor: AuditorService;
    readonly callers: Callers;
    readonly gone: Pick<GoneEntitiesReader, 'read' | 'confirm'>;
  },
): void {
  const { auditor, callers, gone } = options;

  mountJsonEndpoint(router, 'getGoneEntities', async (_, request) => {
    await callers.require(request, maturityGoneForgetPermission);
    return gone.read();
  });

  router.post(
    toExpressPath(endpoints.forgetGoneEntities),
    async (request, response: Response<ForgetGoneEntitiesResponse>) => {
      const event = await auditor.createEvent({
        eventId: 'gone-entities-forget',
        severityLevel: 'high',
        request,
      });
      try {
        await callers.require(request, maturityGoneForgetPermission);
        const { goneBefore } = parseRequest(
          forgetGoneEntitiesRequestSchema,
          request.body,
        );
        const confirmed = await gone.confirm(new Date(goneBefore));
        await event.success({ meta: { goneBefore, confirmed } });
        response.json({ confirmed });
      } catch (error) {
        await event.fail({ error: toError(error) });
        throw error;
      }
    },
  );
}
