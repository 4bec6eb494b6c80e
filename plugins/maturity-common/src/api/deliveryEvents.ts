import { z } from 'zod';
import { DeliveryEvent, deliveryEventSchema } from '../delivery/events';
import { count, list, object } from '../model/schema';

/** Delivery events in one request. */
const MAX_ITEMS = 10_000;

function batchSchema<T>(item: z.ZodType<T>) {
  return object({
    items: z
      .array(item, { error: 'must be a list of delivery events' })
      .max(MAX_ITEMS, `must have at most ${MAX_ITEMS} delivery events`)
      .readonly(),
  });
}

/**
 * A request whose items are not checked yet: each is checked on its own, so that
 * a wrong one does not affect the others.
 *
 * @public
 */
export const deliveryBatchSchema = batchSchema<unknown>(z.unknown());

/** @public */
export const ingestDeliveriesRequestSchema =
  batchSchema<DeliveryEvent>(deliveryEventSchema);

/** @public */
export interface IngestDeliveriesRequest
  extends z.infer<typeof ingestDeliveriesRequestSchema> {}

/** @public */
export const deliveryItemResultSchema = z.discriminatedUnion('status', [
  object({ status: z.enum(['created', 'updated', 'unchanged']) }),
  object({ status: z.literal('unmatched') }).describe(
    'Kept, but the entity that it belongs to is not known, or is not for the sender to see',
  ),
  object({
    status: z.literal('rejected'),
    message: z
      .string()
      .describe('The problem with a rejected event, and its path'),
  }).describe('Not kept'),
]);

/** The result of one item of a batch. @public */
export type DeliveryItemResult = Readonly<
  z.infer<typeof deliveryItemResultSchema>
>;

const ingestResponse = {
  items: list<DeliveryItemResult>(deliveryItemResultSchema).describe(
    'One for each item of the request, in its order',
  ),
  counts: object({
    created: count,
    updated: count,
    unchanged: count,
    unmatched: count,
    rejected: count,
  }),
};

/** @public */
export const ingestDeliveriesResponseSchema = object(ingestResponse);

/** @public */
export interface IngestDeliveriesResponse
  extends z.infer<typeof ingestDeliveriesResponseSchema> {}

/** @public */
export const webhookResponseSchema = object({
  ...ingestResponse,
  ignored: count.describe('Parts of the payload that are no delivery event'),
});

/** The result of a webhook: one item for each event in its payload. @public */
export interface WebhookResponse
  extends z.infer<typeof webhookResponseSchema> {}
