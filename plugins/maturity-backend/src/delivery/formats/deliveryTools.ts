import { InputError } from '@backstage/errors';
import { translateAlertmanager } from './alertmanager';
import { translateArgoCd } from './argoCd';
import { translateCloudEvents } from './cloudEvents';
import { translateFlux } from './flux';
import { translateOpsgenie } from './opsgenie';
import { translatePagerDuty } from './pagerDuty';
import {
  verifyBearer,
  verifyEither,
  SignatureVerifier,
  createSignatureVerifier,
  UnverifiedRequest,
} from './verifySender';
import { ParsedPayload, PayloadContext, PayloadParser } from './ParsedPayload';

/** A tool whose webhooks are understood. */
export interface DeliveryTool {
  /** Below `/api/maturity`. */
  readonly path: string;
  /** How it shows that it knows a secret. */
  readonly proof: SignatureVerifier;
  readonly translate: (
    request: UnverifiedRequest,
    context: PayloadContext,
  ) => ParsedPayload;
}

/** The tools that can send, by the name that they have in the configuration. */
export const deliveryTools = {
  alertmanager: createWebhook(
    'alertmanager',
    verifyBearer,
    translateAlertmanager,
  ),
  pagerduty: createWebhook(
    'pagerduty',
    createSignatureVerifier({ header: 'x-pagerduty-signature', prefix: 'v1=' }),
    translatePagerDuty,
  ),
  opsgenie: createWebhook('opsgenie', verifyBearer, translateOpsgenie),
  argocd: createWebhook('argocd', verifyBearer, translateArgoCd),
  flux: createWebhook(
    'flux',
    verifyEither(
      createSignatureVerifier({ header: 'x-signature', prefix: 'sha256=' }),
      verifyBearer,
    ),
    translateFlux,
  ),
  cloudevents: {
    path: '/deliveries/cloudevents',
    proof: verifyBearer,
    translate: ({ headers, body }, context) =>
      translateCloudEvents({ headers, body: body.toString('utf8') }, context),
  },
} as const satisfies { readonly [id: string]: DeliveryTool };

/** Name of a tool whose webhooks are understood. */
export type DeliveryToolId = keyof typeof deliveryTools;

/** Names of all of them. */
export const deliveryToolIds = Object.keys(deliveryTools) as DeliveryToolId[];

function createWebhook(
  id: string,
  proof: SignatureVerifier,
  translate: PayloadParser,
): DeliveryTool {
  return {
    path: `/deliveries/webhooks/${id}`,
    proof,
    translate: ({ body }, context) => translate(parseJson(body), context),
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError('The body is not JSON');
  }
}
