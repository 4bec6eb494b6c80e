import {
  AuditorService,
  AuditorServiceEvent,
  BackstageCredentials,
  HttpRouterService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotFoundError, toError } from '@backstage/errors';
import {
  maturityDeliveryCreatePermission,
  WebhookResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import express, { Request, Response, Router } from 'express';
import { Callers } from './Callers';
import { DeliveryWebhooks } from '../config/readDeliveryWebhooks';
import { DeliveryIngest } from '../delivery/DeliveryIngest';
import { webhookSender } from '../delivery/DeliverySender';
import {
  DeliveryToolId,
  deliveryTools,
  deliveryToolIds,
} from '../delivery/formats/deliveryTools';
import { readBody } from './readBody';

/** Enough for a group of some hundred alerts, each with its labels. */
const MAX_BODY = '1mb';

const readRaw = express.raw({ type: () => true, limit: MAX_BODY });

/** Options of the webhook routes. */
export interface DeliveryWebhookOptions {
  readonly callers: Pick<Callers, 'requireKnown' | 'toSender'>;
  readonly auditor: AuditorService;
  readonly webhooks: DeliveryWebhooks;
  readonly ingest: DeliveryIngest;
  readonly now: () => Date;
}

/**
 * Lets requests without a token of Backstage through to the webhooks that have
 * a secret; each of them is checked for it.
 */
export function allowSignedWebhooks(
  httpRouter: Pick<HttpRouterService, 'addAuthPolicy'>,
  webhooks: DeliveryWebhooks,
): void {
  for (const tool of deliveryToolIds) {
    if (listSecrets(webhooks, tool).length > 0) {
      const { path } = deliveryTools[tool];
      httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
    }
  }
}

/**
 * Mounts what tools send to. Before any body is parsed: a signature is over the
 * bytes.
 */
export function mountDeliveryWebhookRoutes(
  router: Router,
  options: DeliveryWebhookOptions,
): void {
  router.post('/deliveries/webhooks/:tool', async (request, response) => {
    const tool = deliveryToolIds.find(
      id =>
        deliveryTools[id].path ===
        `/deliveries/webhooks/${request.params.tool}`,
    );
    if (!tool) {
      throw new NotFoundError('There is no webhook for this tool');
    }
    await receive(tool, request, response, options);
  });
  router.post('/deliveries/cloudevents', async (request, response) =>
    receive('cloudevents', request, response, options),
  );
}

async function receive(
  tool: DeliveryToolId,
  request: Request,
  response: Response<WebhookResponse>,
  options: DeliveryWebhookOptions,
): Promise<void> {
  const { callers, webhooks, ingest, now } = options;
  const body = await readBody(readRaw, request, response);
  const unverified = {
    headers: request.headers,
    // A request without a body has no bytes.
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
  const { verify, parse } = deliveryTools[tool];
  const isVerified = listSecrets(webhooks, tool)
    // All of them, so that the time does not tell which one it was.
    .map(secret => verify(unverified, secret))
    .includes(true);

  const { event, credentials } = await beginAudit(
    tool,
    isVerified,
    request,
    options,
  );
  try {
    const environment = webhooks[tool]?.environment;
    const parsed = await parse(unverified, { now: now(), environment });
    const sender = credentials
      ? await callers.toSender(credentials)
      : webhookSender(tool);
    const answer = await ingest.ingest(parsed.events, sender);
    await event.success({
      meta: { ...answer.counts, ignored: parsed.ignored },
    });
    response.json({ ...answer, ignored: parsed.ignored });
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}

/**
 * Begins the audit of a request, once it is known who makes it.
 *
 * @throws `AuthenticationError` (401) or `NotAllowedError` (403), audited too
 */
async function beginAudit(
  tool: DeliveryToolId,
  isVerified: boolean,
  request: Request,
  { auditor, callers }: DeliveryWebhookOptions,
): Promise<{
  event: AuditorServiceEvent;
  /** Absent for one who has the secret. */
  credentials?: BackstageCredentials;
}> {
  const ofWebhook = {
    eventId: 'deliveries-webhook',
    severityLevel: 'medium',
  } as const;
  if (isVerified) {
    // The auditor would take a secret for a token that it does not know.
    const meta = { tool, sender: 'secret', ip: request.ip ?? '' };
    return { event: await auditor.createEvent({ ...ofWebhook, meta }) };
  }
  let credentials: BackstageCredentials;
  try {
    credentials = await callers.requireKnown(
      request,
      maturityDeliveryCreatePermission,
    );
  } catch (error) {
    const meta = { tool, sender: 'unknown', ip: request.ip ?? '' };
    const event = await auditor.createEvent({ ...ofWebhook, meta });
    await event.fail({ error: toError(error) });
    throw toError(error).name === 'NotAllowedError'
      ? error
      : new AuthenticationError('Neither signed nor with a token of Backstage');
  }
  const meta = { tool, sender: 'token' };
  const event = await auditor.createEvent({ ...ofWebhook, request, meta });
  return { event, credentials };
}

function listSecrets(webhooks: DeliveryWebhooks, tool: DeliveryToolId) {
  return webhooks[tool]?.secrets ?? [];
}
