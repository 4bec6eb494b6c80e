import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  endpoints,
  maturityAssessmentReadPermission,
  maturityAssessmentRefreshPermission,
  RefreshResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Response, Router } from 'express';
import { abortWhenGone } from './abortWhenGone';
import { Callers } from './Callers';
import { EntityReader } from '../scorecard/EntityReader';
import { toExpressPath } from './mountEndpoint';
import { parseEntityPath } from './parseRequest';
import { SharedRuns } from './SharedRuns';

/** Collects an entity's facts and assesses it at once. */
export type RefreshEntity = (
  entityRef: string,
  options: { signal: AbortSignal },
) => Promise<RefreshResponse['refreshed']>;

/** Mounts "refresh this entity now", audited, one run for all who ask at the same time. */
export function mountRefreshRoute(
  router: Router,
  options: {
    readonly auditor: AuditorService;
    readonly callers: Callers;
    readonly entities: EntityReader;
    readonly refreshEntity: RefreshEntity;
  },
): void {
  const { auditor, callers, entities, refreshEntity } = options;
  const refreshes = new SharedRuns<RefreshResponse['refreshed']>();

  router.post(
    toExpressPath(endpoints.refreshEntity),
    async (request, response: Response<RefreshResponse>) => {
      const entityRef = parseEntityPath(request.params);
      const event = await auditor.createEvent({
        eventId: 'entity-refresh',
        severityLevel: 'medium',
        request,
        meta: { entityRef },
      });
      try {
        const credentials = await callers.require(
          request,
          maturityAssessmentReadPermission,
        );
        await callers.require(request, maturityAssessmentRefreshPermission);
        await entities.require(entityRef, credentials);

        const refreshed = await refreshes.join(
          entityRef,
          abortWhenGone(request),
          ({ signal }) => refreshEntity(entityRef, { signal }),
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
}
