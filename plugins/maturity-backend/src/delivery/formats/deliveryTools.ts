import { parseBody } from '../../parseBody';
import { parseAlertmanager } from './alertmanager';
import { parseArgoCd } from './argoCd';
import { parseCloudEvents } from './cloudEvents';
import { parseFlux } from './flux';
import { parseOpsgenie } from './opsgenie';
import { parsePagerDuty } from './pagerDuty';
import {
  verifyBearer,
  verifyEither,
  SignatureVerifier,
  createSignatureVerifier,
  UnverifiedRequest,
} from './verifySender';
import { ParsedPayload, PayloadContext, PayloadParser } from './parsePayload';
import { parseInParts, parseListInParts } from './parseInParts';

/** A tool whose webhooks are understood. */
export interface DeliveryTool {
  /** Below `/api/maturity`. */
  readonly path: string;
  /** Tells whether a request knows a secret. */
  readonly verify: SignatureVerifier;
  readonly parse: (
    request: UnverifiedRequest,
    context: PayloadContext,
  ) => Promise<ParsedPayload>;
}

/** Values in an alert or the like, of which tools send a dozen or two. */
const MAX_ITEM_VALUES = 500;

/** The tools that can send, by the name that they have in the configuration. */
export const deliveryTools = {
  alertmanager: createWebhook(
    'alertmanager',
    verifyBearer,
    parseInParts('alerts', parseAlertmanager),
  ),
  pagerduty: createWebhook(
    'pagerduty',
    createSignatureVerifier({ header: 'x-pagerduty-signature', prefix: 'v1=' }),
    parsePagerDuty,
  ),
  opsgenie: createWebhook('opsgenie', verifyBearer, parseOpsgenie),
  argocd: createWebhook('argocd', verifyBearer, parseArgoCd),
  flux: createWebhook(
    'flux',
    verifyEither(
      createSignatureVerifier({ header: 'x-signature', prefix: 'sha256=' }),
      verifyBearer,
    ),
    parseFlux,
  ),
  cloudevents: {
    path: '/deliveries/cloudevents',
    verify: verifyBearer,
    parse: ({ headers, body }, context) =>
      parseListInParts(headers['ce-id'] ? undefined : body, text =>
        parseCloudEvents(
          { headers, body: text ?? body.toString('utf8') },
          context,
        ),
      ),
  },
} as const satisfies { readonly [id: string]: DeliveryTool };

/** Name of a tool whose webhooks are understood. */
export type DeliveryToolId = keyof typeof deliveryTools;

/** Names of all of them. */
export const deliveryToolIds = Object.keys(deliveryTools) as DeliveryToolId[];

function createWebhook(
  id: string,
  verify: SignatureVerifier,
  parse: (
    ...input: Parameters<PayloadParser>
  ) => ParsedPayload | Promise<ParsedPayload>,
): DeliveryTool {
  return {
    path: `/deliveries/webhooks/${id}`,
    verify,
    parse: async ({ body }, context) =>
      parse(await parseBody(body, { maxValues: MAX_ITEM_VALUES }), context),
  };
}
