import {
  DeliveryMetricId,
  GetDeliveryDistributionRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { parseRequest } from './parseRequest';
import { filterSchema, windowDays } from './requests';

const METRICS = [
  'changeLeadTime',
  'deploymentFrequency',
  'failedDeploymentRecoveryTime',
  'changeFailRate',
  'deploymentReworkRate',
] as const satisfies readonly DeliveryMetricId[];

/** Events in one request. */
const MAX_ITEMS = 10_000;

const countedRequest = z.strictObject({
  metric: z.enum(METRICS),
  days: windowDays.default(90),
});

const distributionRequest = z.strictObject({
  filter: filterSchema.optional(),
  days: windowDays.optional(),
});

const ingestRequest = z.strictObject({
  items: z
    .array(z.unknown(), { error: 'must be a list of delivery events' })
    .max(MAX_ITEMS, `must have at most ${MAX_ITEMS} delivery events`),
});

/**
 * Which number to look behind.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseCountedRequest(input: unknown) {
  return parseRequest(countedRequest, input);
}

/**
 * Over which entities to distribute.
 *
 * @throws `InputError` that names each wrong part and what is allowed
 */
export function parseDistributionRequest(
  input: unknown,
): GetDeliveryDistributionRequest {
  return parseRequest(distributionRequest, input);
}

/**
 * The events that are sent, whatever each of them is.
 *
 * @throws `InputError` when there are too many, or when it is no list
 */
export function parseIngestRequest(input: unknown): readonly unknown[] {
  return parseRequest(ingestRequest, input).items;
}
