import { InputError } from '@backstage/errors';
import { translateAlertmanager } from './alertmanager';
import { translateArgoCd } from './argoCd';
import { translateCloudEvents } from './cloudEvents';
import { translateFlux } from './flux';
import { translateOpsgenie } from './opsgenie';
import { translatePagerDuty } from './pagerDuty';
import {
  bearerProof,
  eitherProof,
  Proof,
  signatureProof,
  UnprovenRequest,
} from './proofs';
import { Translation, TranslationContext, Translator } from './Translation';

/** A tool whose webhooks are understood. */
export interface DeliveryTool {
  /** Below `/api/maturity`. */
  readonly path: string;
  /** How it shows that it knows a secret. */
  readonly proof: Proof;
  readonly translate: (
    request: UnprovenRequest,
    context: TranslationContext,
  ) => Translation;
}

/** The tools that can send, by the name that they have in the configuration. */
export const deliveryTools = {
  alertmanager: webhookOf('alertmanager', bearerProof, translateAlertmanager),
  pagerduty: webhookOf(
    'pagerduty',
    signatureProof({ header: 'x-pagerduty-signature', prefix: 'v1=' }),
    translatePagerDuty,
  ),
  opsgenie: webhookOf('opsgenie', bearerProof, translateOpsgenie),
  argocd: webhookOf('argocd', bearerProof, translateArgoCd),
  flux: webhookOf(
    'flux',
    eitherProof(
      signatureProof({ header: 'x-signature', prefix: 'sha256=' }),
      bearerProof,
    ),
    translateFlux,
  ),
  cloudevents: {
    path: '/deliveries/cloudevents',
    proof: bearerProof,
    translate: ({ headers, body }, context) =>
      translateCloudEvents({ headers, body: body.toString('utf8') }, context),
  },
} as const satisfies { readonly [id: string]: DeliveryTool };

/** Name of a tool whose webhooks are understood. */
export type DeliveryToolId = keyof typeof deliveryTools;

/** Names of all of them. */
export const deliveryToolIds = Object.keys(deliveryTools) as DeliveryToolId[];

function webhookOf(
  id: string,
  proof: Proof,
  translate: Translator,
): DeliveryTool {
  return {
    path: `/deliveries/webhooks/${id}`,
    proof,
    translate: ({ body }, context) => translate(jsonOf(body), context),
  };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError('The body is not JSON');
  }
}
