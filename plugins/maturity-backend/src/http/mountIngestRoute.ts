import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  deliveryBatchSchema,
  endpoints,
  IngestDeliveriesResponse,
  maturityDeliveryCreatePermission,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Response, Router } from 'express';
import { Callers } from './Callers';
import { DeliveryIngest } from '../delivery/DeliveryIngest';
import { toExpressPath } from './mountEndpoint';
import { parseRequest } from './parseRequest';
import { MEBIBYTE, readJsonBody } from './readBody';

/** Bytes of the largest body: 10,000 events of about two kilobytes each. */
const MAX_BODY = 20 * MEBIBYTE;

/**
 * Mounts where delivery events are sent to, audited by their numbers. To be
 * mounted before the body of any other request is read, which may be smaller.
 */
export function mountIngestRoute(
  router: Router,
  options: {
    readonly auditor: AuditorService;
    readonly callers: Callers;
    readonly ingest: DeliveryIngest;
  },
): void {
  const { auditor, callers, ingest } = options;

  router.post(
    toExpressPath(endpoints.ingestDeliveries),
    async (request, response: Response<IngestDeliveriesResponse>) => {
      const event = await auditor.createEvent({
        eventId: 'deliveries-create',
        severityLevel: 'low',
        request,
      });
      try {
        // Before anything large is read.
        const credentials = await callers.require(
          request,
          maturityDeliveryCreatePermission,
        );
        const body = await readJsonBody(request, { maxBytes: MAX_BODY });
        const { items } = parseRequest(deliveryBatchSchema, body);
        const answer = await ingest.ingest(
          items,
          await callers.toSender(credentials),
        );
        await event.success({ meta: { counts: { ...answer.counts } } });
        response.json(answer);
      } catch (error) {
        await event.fail({ error: toError(error) });
        throw error;
      }
    },
  );
}
