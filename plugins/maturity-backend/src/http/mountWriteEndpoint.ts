import { AuditorService } from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  Endpoint,
  EndpointId,
  EndpointRequest,
  EndpointResponses,
  endpoints,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Request, Router } from 'express';
import { z } from 'zod';
import { toExpressPath } from './mountEndpoint';
import { parseBodyRequest } from './parseRequest';

/** The response to a write, and what the audit log says about it. */
export interface Written<K extends EndpointId> {
  readonly response: EndpointResponses[K];
  readonly meta: JsonObject;
}

/**
 * Mounts a write: its request is in the path and the body, it is audited whether it
 * succeeds or not, and its response is JSON.
 *
 * @param write - authorises and does it
 */
export function mountWriteEndpoint<K extends EndpointId>(
  router: Router,
  id: K,
  options: {
    readonly auditor: AuditorService;
    /** The event in the audit log, e.g. `attestation-create`. */
    readonly eventId: string;
    readonly severityLevel?: 'low' | 'medium' | 'high';
    /** Keeps out of the audit log who sent it, and everything of a failure but its kind. */
    readonly isAnonymous?: boolean;
    readonly write: (
      input: EndpointRequest<K>,
      request: Request,
    ) => Promise<Written<K>>;
  },
): void {
  const { auditor, eventId, severityLevel = 'medium', write } = options;
  const { isAnonymous = false } = options;
  const endpoint = endpoints[id] as Endpoint<EndpointRequest<K>> & {
    readonly request: z.ZodType<EndpointRequest<K>>;
  };
  router[endpoint.method](
    toExpressPath(endpoint),
    async (request, response) => {
      const event = await auditor.createEvent({
        eventId,
        severityLevel,
        ...(!isAnonymous && { request }),
      });
      try {
        const input = parseBodyRequest(endpoint, request);
        const written = await write(input, request);
        await event.success({ meta: written.meta });
        response.json(written.response);
      } catch (error) {
        await event.fail({
          error: isAnonymous ? toKind(error) : toError(error),
        });
        throw error;
      }
    },
  );
}

/** An error without the message and the stack of the first. */
function toKind(error: unknown): Error {
  const kind = new Error(isError(error) ? error.name : 'Error');
  kind.stack = undefined;
  return kind;
}
