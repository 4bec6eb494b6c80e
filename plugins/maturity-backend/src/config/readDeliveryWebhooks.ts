import { z } from 'zod';
import {
  DeliveryToolId,
  deliveryToolIds,
} from '../delivery/formats/deliveryTools';
import {
  parseAt,
  settings,
} from '@platform-maturity/backstage-plugin-maturity-node/config';

/** Settings of the webhooks of one tool. */
export interface DeliveryWebhook {
  /** Any of them verifies the sender. Without one, a token of Backstage is needed. */
  readonly secrets: readonly string[];
  /** Environment of events that do not name one. */
  readonly environment?: string;
}

/** Settings by configured tool. */
export type DeliveryWebhooks = {
  readonly [K in DeliveryToolId]?: DeliveryWebhook;
};

/** Too short ones can be tried out. */
const MIN_SECRET = 16;

const secret = z
  .string({ error: 'must be a text' })
  .min(MIN_SECRET, `must have at least ${MIN_SECRET} characters`);

const webhook = settings({
  secret: z
    .union([secret, z.array(secret).min(1, 'must not be empty')], {
      error: `must be a text of at least ${MIN_SECRET} characters, or a list of such`,
    })
    .optional(),
  environment: z.string({ error: 'must be a text' }).min(1).optional(),
}).transform(({ secret: secrets = [], environment }) => ({
  secrets: [secrets].flat(),
  environment,
}));

const webhooks = settings(
  Object.fromEntries(deliveryToolIds.map(id => [id, webhook.optional()])),
);

/**
 * The webhooks of `maturity.delivery.webhooks`.
 *
 * @throws `InputError` that names the place of each problem, and never a secret
 */
export function readDeliveryWebhooks(value: unknown): DeliveryWebhooks {
  return parseAt(webhooks, value ?? {}, 'maturity.delivery.webhooks');
}
